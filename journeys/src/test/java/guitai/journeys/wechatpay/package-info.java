/// WeChat Pay's official SDK against our simulator of WeChat Pay.
@NullMarked
package guitai.journeys.wechatpay;

import org.jspecify.annotations.NullMarked;

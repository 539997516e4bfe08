/// Alipay's official SDK against the simulator of Alipay, and against Guitai's own verification of
/// Alipay's notifications.
@NullMarked
package guitai.journeys.alipay;

import org.jspecify.annotations.NullMarked;

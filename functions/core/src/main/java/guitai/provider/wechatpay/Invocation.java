package guitai.provider.wechatpay;

import guitai.json.Json;
import guitai.order.PaymentInstructions;
import java.time.Instant;

/// The parameters with which a page or an app invokes WeChat, signed like the prepay call.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365340">signing an invocation</a>
record Invocation(String appid, String timestamp, String nonce, String prepayId) {
  static Invocation of(String appid, Instant now, String nonce, String prepayId) {
    return new Invocation(appid, Long.toString(now.getEpochSecond()), nonce, prepayId);
  }

  /// For `WeixinJSBridge` inside WeChat; a mini-program leaves `appId` out.
  PaymentInstructions page(WechatPayMerchant merchant) {
    var reference = "prepay_id=" + prepayId;
    return new PaymentInstructions(
        PaymentInstructions.Kind.INVOKE,
        Json.object()
            .add("appId", appid)
            .add("timeStamp", timestamp)
            .add("nonceStr", nonce)
            .add("package", reference)
            .add("signType", "RSA")
            .add("paySign", merchant.sign(message(reference)))
            .build()
            .toString());
  }

  /// For the SDK in an app.
  PaymentInstructions app(WechatPayMerchant merchant, String mchid) {
    return new PaymentInstructions(
        PaymentInstructions.Kind.INVOKE,
        Json.object()
            .add("appid", appid)
            .add("partnerid", mchid)
            .add("prepayid", prepayId)
            .add("package", "Sign=WXPay")
            .add("noncestr", nonce)
            .add("timestamp", timestamp)
            .add("sign", merchant.sign(message(prepayId)))
            .build()
            .toString());
  }

  private String message(String reference) {
    return appid + "\n" + timestamp + "\n" + nonce + "\n" + reference + "\n";
  }
}

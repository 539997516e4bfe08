package guitai.provider.wechatpay;

import java.net.URI;

/// The signature of a call, as its `Authorization` header.
///
/// @param target path and query exactly as they go out
/// @param timestamp seconds since 1970
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365336">signing a request</a>
record Authorization(String method, String target, String timestamp, String nonce, String body) {
  static String target(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  String message() {
    return method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
  }

  String header(String mchid, WechatPayMerchant merchant) {
    return "%s mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%s\",serial_no=\"%s\",signature=\"%s\""
        .formatted(
            SignedMessage.SCHEME,
            mchid,
            nonce,
            timestamp,
            merchant.serial(),
            merchant.sign(message()));
  }
}

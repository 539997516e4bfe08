package guitai.provider.alipay;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A call to Alipay before it is signed.
///
/// @param content the exact text of the request (`biz_content`)
/// @param notifyUrl where Alipay posts notifications about it
/// @param returnUrl where Alipay sends the browser afterwards, which proves nothing
record Call(String method, String content, Optional<String> notifyUrl, Optional<String> returnUrl) {
  static Call of(String method, JsonObject content) {
    return new Call(method, content.toString(), Optional.empty(), Optional.empty());
  }

  /// A call whose only parameter is one of our order numbers.
  static Call about(String method, String merchantOrderNumber) {
    return of(method, Json.object().add("out_trade_no", merchantOrderNumber).build());
  }

  SignedRequest sign(AlipayAccount account, AlipayMerchant merchant, Instant at) {
    var parameters = new TreeMap<String, String>();
    parameters.put("app_id", account.appId());
    parameters.put("method", method);
    parameters.put("format", "json");
    parameters.put("charset", "utf-8");
    parameters.put("sign_type", "RSA2");
    parameters.put("timestamp", BeijingTime.write(at));
    parameters.put("version", "1.0");
    parameters.put("biz_content", content);
    notifyUrl.ifPresent(url -> parameters.put("notify_url", url));
    returnUrl.ifPresent(url -> parameters.put("return_url", url));
    merchant.certificates().ifPresent(numbers -> put(parameters, numbers));
    return SignedRequest.of(parameters, merchant);
  }

  private static void put(Map<String, String> parameters, AlipayMerchant.Certificates numbers) {
    parameters.put("app_cert_sn", numbers.app());
    parameters.put("alipay_root_cert_sn", numbers.root());
  }
}

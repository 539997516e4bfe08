package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.http.Request;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Accepts a request if the merchant signed exactly the text that was sent, less than five minutes
/// ago.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365334">how requests are signed</a>
record RequestAuthentication(Merchant merchant, InstantSource clock) {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int HEADER_LIMIT = 4096;
  private static final Pattern CREDENTIALS =
      Pattern.compile("[a-z_]+=\"[^\"]*\"(?:,[a-z_]+=\"[^\"]*\")*");
  private static final Pattern FIELD = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
  private static final Set<String> FIELDS =
      Set.of("mchid", "nonce_str", "timestamp", "serial_no", "signature");

  /// @return the key that signs the answer
  /// @throws ApiError if the request isn't authenticated
  Signer admit(Request request, Route route) {
    headers(request, route);
    var fields = fields(request.header("authorization").orElse(""));
    fresh(fields.getOrDefault("timestamp", ""));
    if (!merchant.has(fields.getOrDefault("mchid", ""))) {
      throw ApiError.signError("商户未申请过证书。");
    }
    if (!merchant.serial().equals(fields.get("serial_no"))) {
      throw ApiError.signError("商户证书序列号有误。请使用签名私钥匹配的证书序列号");
    }
    signature(request, fields);
    return request
        .header("wechatpay-serial")
        .filter(name -> !name.isEmpty()) // so the official SDK asks for its first certificate
        .map(name -> merchant.signer(name).orElseThrow(RequestAuthentication::unknownKey))
        .orElse(merchant.platform());
  }

  /// The merchant number that an admitted request is signed for.
  static String mchid(Request request) {
    return fields(request.header("authorization").orElse("")).getOrDefault("mchid", "");
  }

  private static ApiError unknownKey() {
    return ApiError.of(400, "PARAM_ERROR", "平台证书序列号Wechatpay-Serial错误");
  }

  private static void headers(Request request, Route route) {
    var accept = request.header("accept").orElse("");
    var accepted = accept.contains("application/json") || accept.contains("*/*");
    if ((route.signed() && !accepted) || request.header("user-agent").orElse("").isBlank()) {
      throw ApiError.of(400, "INVALID_REQUEST", "Http头缺少Accept或User-Agent");
    }
    var type = request.header("content-type").orElse("");
    if (request.body().size() > 0 && !type.startsWith("application/json")) {
      throw ApiError.of(400, "INVALID_REQUEST", "Http头Content-Type须为application/json");
    }
  }

  private static Map<String, String> fields(String header) {
    var space = header.indexOf(' ');
    var scheme = space < 0 ? header : header.substring(0, space);
    if (scheme.isEmpty() || header.length() > HEADER_LIMIT) {
      throw malformed();
    }
    if (!scheme.equals(Signer.SCHEME)) {
      throw ApiError.signError("HTTP头Authorization认证类型不正确");
    }
    var credentials = header.substring(scheme.length()).strip();
    if (!CREDENTIALS.matcher(credentials).matches()) {
      throw malformed();
    }
    var fields = new HashMap<String, String>();
    var found = FIELD.matcher(credentials);
    while (found.find()) {
      if (fields.put(found.group(1), found.group(2)) != null) {
        throw malformed();
      }
    }
    if (!fields.keySet().equals(FIELDS) || fields.containsValue("")) {
      throw malformed();
    }
    return fields;
  }

  private static ApiError malformed() {
    return ApiError.signError("Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》");
  }

  private void fresh(String timestamp) {
    if (!timestamp.matches("[0-9]{1,11}")) {
      throw malformed();
    }
    var signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(signed, clock.instant()).abs().compareTo(WINDOW) > 0) {
      throw ApiError.signError("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
    }
  }

  private void signature(Request request, Map<String, String> fields) {
    var lines = lines(request, fields);
    if (!fits(lines, fields.getOrDefault("signature", ""))) {
      var orders = request.path().startsWith("/v3/pay/transactions/");
      throw ApiError.signError(orders ? "签名信息错误，验签失败" : "签名错误", information(request, lines));
    }
  }

  private static byte[] lines(Request request, Map<String, String> fields) {
    return Signer.lines(
        request.body(),
        request.method(),
        request.target(),
        fields.getOrDefault("timestamp", ""),
        fields.getOrDefault("nonce_str", ""));
  }

  private boolean fits(byte[] lines, String signature) {
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(merchant.key());
      verifier.update(lines);
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /// The verified text with its body shortened, which the provider's error shows for comparison.
  private static JsonObject information(Request request, byte[] lines) {
    int shown = lines.length - Math.max(0, request.body().size() - 8) - 1;
    return Json.object()
        .add("field", "signature")
        .add("location", "authorization")
        .add("detail", Json.object().add("issue", "sign not match"))
        .add(
            "sign_information",
            Json.object()
                .add("method", request.method())
                .add("url", request.target())
                .add(
                    "truncated_sign_message",
                    new String(lines, 0, shown, StandardCharsets.UTF_8) + "\n")
                .add("sign_message_length", lines.length))
        .build();
  }
}

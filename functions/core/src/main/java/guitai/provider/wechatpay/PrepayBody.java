package guitai.provider.wechatpay;

import guitai.http.Addresses;
import guitai.json.Json;
import guitai.problem.Problem;
import guitai.provider.Wallet.PrepayRequest;
import guitai.storefront.Channel;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// The body of a prepay call (预下单) to WeChat Pay, written once and then sent as it is. An absent
/// value is left out, never `null`.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791897">order, JSAPI</a>
final class PrepayBody {
  private static final int DESCRIPTION = 127;
  private static final Pattern OPENID = Pattern.compile("[0-9A-Za-z_-]{1,128}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  private PrepayBody() {}

  /// @throws Problem if the request doesn't fit its channel
  static String write(WechatPayAccount account, String appid, PrepayRequest request) {
    requirePayable(request);
    requirePayer(request);
    requireReturnUrl(request);
    var json =
        Json.object()
            .add("appid", appid)
            .add("mchid", account.mchid())
            .add("description", cut(request.description(), DESCRIPTION))
            .add("out_trade_no", request.attempt().text())
            .add("time_expire", RFC_3339.format(request.expiresAt().atOffset(CHINA)))
            .add("notify_url", account.notifyUrl().toString())
            .add("amount", amount(request));
    request
        .payer()
        .openId()
        .ifPresent(openId -> json.add("payer", Json.object().add("openid", openId)));
    if (request.channel() == Channel.MOBILE_WEB) {
      json.add("scene_info", scene(request.payer().clientAddress().orElseThrow()));
    }
    return json.build().toString();
  }

  private static JsonObjectBuilder amount(PrepayRequest request) {
    return Json.object().add("total", request.amount().minorUnits()).add("currency", "CNY");
  }

  private static JsonObjectBuilder scene(String clientAddress) {
    return Json.object()
        .add("payer_client_ip", clientAddress)
        .add("h5_info", Json.object().add("type", "Wap"));
  }

  private static void requirePayable(PrepayRequest request) {
    if (!request.amount().currency().getCurrencyCode().equals("CNY")) {
      throw Problem.of(422, "currency-not-offered", "WeChat Pay takes CNY here.");
    }
    if (request.amount().minorUnits() < 1 || request.amount().minorUnits() > Integer.MAX_VALUE) {
      throw Problem.of(422, "amount-not-payable", "WeChat Pay does not take this amount.");
    }
  }

  private static void requirePayer(PrepayRequest request) {
    boolean wechat = request.channel() == Channel.WECHAT;
    if (wechat && request.payer().openId().isEmpty()) {
      throw malformed("payer-openid-required", "Inside WeChat the payer's openid is required.");
    }
    if (!wechat && request.payer().openId().isPresent()) {
      throw malformed("payer-openid-refused", "The payer's openid is for payments inside WeChat.");
    }
    if (request.payer().openId().filter(id -> !OPENID.matcher(id).matches()).isPresent()) {
      throw malformed("payer-openid-malformed", "This is not an openid.");
    }
    if (request.channel() == Channel.MOBILE_WEB
        && request.payer().clientAddress().filter(ip -> ADDRESS.matcher(ip).matches()).isEmpty()) {
      throw malformed("client-address-required", "The client's address is not known.");
    }
  }

  private static void requireReturnUrl(PrepayRequest request) {
    if (request.returnUrl().filter(url -> !Addresses.web(url)).isPresent()) {
      throw malformed("return-url-malformed", "returnUrl is not an address of the web.");
    }
  }

  private static Problem malformed(String type, String detail) {
    return Problem.of(400, type, detail);
  }

  /// Cuts the text to at most so many bytes of UTF-8, never inside a character. WeChat Pay's error
  /// messages count lengths in bytes, even where its documents name another unit.
  static String cut(String text, int limit) {
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > limit) {
        return text.substring(0, i);
      }
      i += Character.charCount(character);
    }
    return text;
  }
}

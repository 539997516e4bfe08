package guitai.provider.alipay;

import guitai.http.Addresses;
import guitai.json.Json;
import guitai.problem.Problem;
import guitai.provider.Wallet.PrepayRequest;
import guitai.storefront.Channel;
import jakarta.json.JsonObjectBuilder;
import java.util.regex.Pattern;

/// The content (`biz_content`) of a prepay call (预下单) to Alipay, written once and then sent as it
/// is. An absent value is left out.
///
/// @see <a href="https://opendocs.alipay.com/open/59da99d0_alipay.trade.page.pay">page pay</a>
final class TradeRequest {
  private static final int SUBJECT = 256;
  private static final int URL_LIMIT = 256;

  /// Of digital goods.
  private static final String VIRTUAL = "0";

  private static final long LARGEST = 10_000_000_000L;
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private TradeRequest() {}

  /// @throws Problem if the request doesn't fit its channel
  static String write(AlipayAccount account, PrepayRequest request) {
    requirePayable(request);
    requirePayer(request);
    requireReturnUrl(request);
    var json =
        Json.object()
            .add("out_trade_no", request.attempt().text())
            .add("total_amount", Yuan.write(request.amount()))
            .add("subject", subject(request.description()))
            .add("product_code", product(account, request.channel()))
            .add("time_expire", BeijingTime.write(request.expiresAt()));
    if (request.channel() != Channel.QR) {
      json.add("goods_type", VIRTUAL);
    }
    if (request.channel() == Channel.MOBILE_WEB) {
      request.returnUrl().ifPresent(url -> json.add("quit_url", url));
    }
    addAddress(json, request);
    return json.build().toString();
  }

  private static String product(AlipayAccount account, Channel channel) {
    return switch (channel) {
      case QR -> account.qrProduct();
      case WEB -> "FAST_INSTANT_TRADE_PAY";
      case MOBILE_WEB -> "QUICK_WAP_WAY";
      case APP -> "QUICK_MSECURITY_PAY";
      case WECHAT -> throw new IllegalArgumentException("Alipay has no such channel");
    };
  }

  /// The customer's address, by which Alipay judges the risk: an object in a call, the text of an
  /// object in a request that a browser or an app carries.
  private static void addAddress(JsonObjectBuilder json, PrepayRequest request) {
    request
        .payer()
        .clientAddress()
        .filter(address -> ADDRESS.matcher(address).matches())
        .map(address -> Json.object().add("mc_create_trade_ip", address).build())
        .ifPresent(parameters -> {
          if (request.channel() == Channel.QR) {
            json.add("business_params", parameters);
          } else {
            json.add("business_params", parameters.toString());
          }
        });
  }

  /// Alipay forbids a slash, an equals sign and an ampersand; their wide forms read the same.
  static String subject(String text) {
    var wide = text.replace('/', '／').replace('=', '＝').replace('&', '＆');
    return wide.codePointCount(0, wide.length()) <= SUBJECT
        ? wide
        : wide.substring(0, wide.offsetByCodePoints(0, SUBJECT));
  }

  private static void requirePayable(PrepayRequest request) {
    if (!request.amount().currency().getCurrencyCode().equals("CNY")) {
      throw Problem.of(422, "currency-not-offered", "Alipay takes CNY here.");
    }
    if (request.amount().minorUnits() < 1 || request.amount().minorUnits() > LARGEST) {
      throw Problem.of(422, "amount-not-payable", "Alipay does not take this amount.");
    }
  }

  private static void requirePayer(PrepayRequest request) {
    if (request.payer().openId().isPresent()) {
      throw Problem.of(
          400, "payer-openid-refused", "The payer's openid is for payments inside WeChat.");
    }
  }

  private static void requireReturnUrl(PrepayRequest request) {
    if (request
        .returnUrl()
        .filter(url -> url.length() > URL_LIMIT || !Addresses.web(url))
        .isPresent()) {
      throw Problem.of(400, "return-url-malformed", "returnUrl is not an address of the web.");
    }
  }
}

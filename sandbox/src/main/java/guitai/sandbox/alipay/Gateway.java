package guitai.sandbox.alipay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `/gateway.do`: authenticates the caller, dispatches the method and signs the answer.
///
/// @param page the methods that a browser calls
record Gateway(
    RequestAuthentication authentication,
    Merchant merchant,
    Certificates certificates,
    TradeCalls trades,
    RefundCalls refunds,
    Bills bills,
    CashierPage page,
    Troubles troubles) {
  static final String PATH = "/gateway.do";

  private Optional<Function<Call, JsonObjectBuilder>> method(String name) {
    return switch (name) {
      case "alipay.trade.precreate" -> Optional.of(trades::precreate);
      case "alipay.trade.query" -> Optional.of(trades::query);
      case "alipay.trade.close" -> Optional.of(trades::close);
      case "alipay.trade.cancel" -> Optional.of(trades::cancel);
      case "alipay.trade.refund" -> Optional.of(refunds::refund);
      case "alipay.trade.fastpay.refund.query" -> Optional.of(refunds::query);
      case "alipay.data.dataservice.bill.downloadurl.query" -> Optional.of(bills::address);
      case "alipay.open.app.alipaycert.download" -> Optional.of(certificates::download);
      default -> Optional.empty();
    };
  }

  /// Empty for every other path.
  Optional<Response> handle(Request request) {
    return request.path().equals(PATH) ? Optional.of(answer(request)) : Optional.empty();
  }

  private Response answer(Request request) {
    if (!request.method().equals("POST") && !request.method().equals("GET")) {
      return Response.empty(405);
    }
    try {
      return answer(Call.of(request));
    } catch (ApiError e) {
      return text(new Call(Map.of(), Call.charset("utf-8")), unsigned("error_response", e));
    }
  }

  private Response answer(Call call) {
    var product = Product.at(call.method()).filter(Product::browsed);
    if (product.isPresent()) {
      return page.come(call, product.get());
    }
    var method = method(call.method());
    try {
      if (method.isEmpty()) {
        throw call.method().isEmpty()
            ? ApiError.missing("isv.missing-method", "缺少方法名参数")
            : ApiError.invalid("isv.invalid-method", "不存在的方法名");
      }
      authentication.admit(call);
    } catch (ApiError e) {
      return text(call, unsigned(method.isEmpty() ? "error_response" : call.node(), e));
    }
    return troubles
        .next(call.method())
        .map(trouble -> troubled(trouble, call, method.get()))
        .orElseGet(() -> text(call, done(call, method.get(), true)));
  }

  private Response troubled(Trouble trouble, Call call, Function<Call, JsonObjectBuilder> method) {
    return switch (trouble.kind()) {
      case TIMEOUT_BEFORE_DOING -> unanswered(trouble);
      case TIMEOUT_AFTER_DOING -> {
        var _ = done(call, method, true);
        yield unanswered(trouble);
      }
      case SLOW -> {
        troubles.hold(trouble);
        yield text(call, done(call, method, true));
      }
      case SYSTEM_ERROR -> text(call, refused(call, ApiError.unknown()));
      case SYSTEM_ERROR_AFTER_DOING -> {
        var _ = done(call, method, true);
        yield text(call, refused(call, ApiError.unknown()));
      }
      case RATE_LIMIT -> text(call, refused(call, ApiError.limited()));
      case UNSIGNED, PROBE -> text(call, done(call, method, false));
    };
  }

  /// Answers a waiting caller with a gateway timeout, which says nothing about the outcome.
  private Response unanswered(Trouble trouble) {
    troubles.hold(trouble);
    return Response.empty(504);
  }

  private String done(Call call, Function<Call, JsonObjectBuilder> method, boolean signed) {
    try {
      var node = node(method.apply(call));
      return signed ? signed(call, node) : unsigned(call.node(), node);
    } catch (ApiError e) {
      return refused(call, e);
    }
  }

  private String refused(Call call, ApiError e) {
    return e.signed() ? signed(call, node(e.toJson())) : unsigned(call.node(), e);
  }

  /// JSON as Alipay writes it, with escaped slashes: the signature covers exactly this text.
  private static String node(JsonObjectBuilder json) {
    return json.build().toString().replace("/", "\\/");
  }

  private static String unsigned(String name, ApiError e) {
    return unsigned(name, node(e.toJson()));
  }

  private static String unsigned(String name, String node) {
    return "{\"" + name + "\":" + node + "}";
  }

  private String signed(Call call, String node) {
    var sign = merchant.alipay().sign(Bytes.of(node.getBytes(call.charset())));
    var number =
        call.certified() ? ",\"alipay_cert_sn\":" + Json.string(certificates.inUse().number()) : "";
    return "{\"" + call.node() + "\":" + node + number + ",\"sign\":" + Json.string(sign) + "}";
  }

  /// Always status 200 with the content type of HTML.
  private static Response text(Call call, String text) {
    var name = call.parameter("charset").orElse("GBK");
    return new Response(
        200,
        Map.of("Content-Type", "text/html;charset=" + name),
        Bytes.of(text.getBytes(call.charset())));
  }
}

package guitai.local.wechatpay;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.local.http.Request;
import guitai.local.http.Response;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The provider's own paths.
final class Api {
  private static final String TRANSACTIONS = "/v3/pay/transactions/";
  private static final String BY_NUMBER = TRANSACTIONS + "out-trade-no/";
  private static final String BY_ID = TRANSACTIONS + "id/";
  private static final String CLOSE = "/close";

  private final Merchant merchant;
  private final Trades trades;
  private final Admission admission;
  private final InstantSource real;
  private final Supplier<URI> self;

  Api(Merchant merchant, Trades trades, InstantSource real, Supplier<URI> self) {
    this.merchant = merchant;
    this.trades = trades;
    this.admission = new Admission(merchant, real);
    this.real = real;
    this.self = self;
  }

  private record Route(String method, Answerer answerer) {}

  private interface Answerer {
    Response answer(Request request);
  }

  Response handle(Request request) {
    try {
      var route = route(request.path());
      if (route.isEmpty()) {
        return Response.empty(404);
      }
      if (!route.get().method().equals(request.method())) {
        return Response.empty(405);
      }
      return answer(request, route.get(), admission.admit(request));
    } catch (ApiError e) {
      return e.response().with(number());
    }
  }

  private Response answer(Request request, Route route, Signer signer) {
    try {
      return signed(route.answerer().answer(request), signer);
    } catch (ApiError e) {
      return e.signed() ? signed(e.response(), signer) : e.response().with(number());
    }
  }

  private Response signed(Response response, Signer signer) {
    return response.with(number()).with(signer.headers(real.instant(), response.body()));
  }

  private static Map<String, String> number() {
    return Map.of("Request-ID", "08" + Keys.digits(30));
  }

  private Optional<Route> route(String path) {
    if (path.equals("/v3/certificates")) {
      return Optional.of(new Route("GET", this::certificates));
    }
    if (path.startsWith(BY_NUMBER) && path.endsWith(CLOSE)) {
      return segment(path, BY_NUMBER, CLOSE).map(n -> new Route("POST", r -> close(r, n)));
    }
    if (path.startsWith(BY_NUMBER)) {
      return segment(path, BY_NUMBER, "").map(n -> new Route("GET", r -> query(r, n)));
    }
    if (path.startsWith(BY_ID)) {
      return segment(path, BY_ID, "").map(id -> new Route("GET", r -> queryById(r, id)));
    }
    return segment(path, TRANSACTIONS, "")
        .flatMap(Product::at)
        .map(product -> new Route("POST", r -> order(r, product)));
  }

  /// The one segment between, decoded; empty where there is none or more than one.
  private static Optional<String> segment(String path, String before, String after) {
    if (!path.startsWith(before) || path.length() <= before.length() + after.length()) {
      return Optional.empty();
    }
    var raw = path.substring(before.length(), path.length() - after.length());
    return raw.contains("/") ? Optional.empty() : Optional.of(Query.segment(raw));
  }

  private Response order(Request request, Product product) {
    var order = OrderRequest.of(product, body(request));
    mchid("body", order.mchid());
    if (!merchant.takes(product, order.appid())) {
      throw ApiError.of(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
    }
    var prepay = trades.order(order);
    var json = Json.object();
    switch (product) {
      case NATIVE -> json.add("code_url", prepay.codeUrl());
      case H5 -> json.add("h5_url", CashierPage.address(self.get(), prepay));
      case JSAPI, APP -> json.add("prepay_id", prepay.id());
    }
    return Response.json(200, json.build().toString());
  }

  private Response query(Request request, String number) {
    mchid("query", parameter(request, "mchid"));
    return told(trades.byNumber(number));
  }

  private Response queryById(Request request, String id) {
    mchid("query", parameter(request, "mchid"));
    return told(trades.byTransaction(id));
  }

  private Response told(Trade trade) {
    return Response.json(200, TradeJson.of(trade, trades.now()).build().toString());
  }

  private Response close(Request request, String number) {
    var body = body(request);
    Check.body(body, Rules.CLOSE);
    mchid("body", body.getString("mchid"));
    trades.close(number);
    return Response.empty(204);
  }

  private Response certificates(Request request) {
    var algorithm = Query.parameter(request, "algorithm_type").orElse("RSA");
    if (!algorithm.equals("RSA") && !algorithm.equals("ALL")) {
      throw ApiError.of(404, "RESOURCE_NOT_EXISTS", "无可用的平台证书");
    }
    return Response.json(200, merchant.certificates().build().toString());
  }

  private void mchid(String location, String mchid) {
    if (!mchid.equals(merchant.id())) {
      throw ApiError.parameter(
          location,
          "/mchid",
          Json.string(mchid),
          "not the authorized merchant",
          location.equals("body")
              ? "http header中的mchid与post payload中的mchid不匹配"
              : "http header中的mchid与url中的mchid不匹配");
    }
  }

  private static String parameter(Request request, String name) {
    return Query.parameter(request, name)
        .orElseThrow(() ->
            ApiError.parameter(
                "query",
                "/" + name,
                Json.string(""),
                "missing",
                "输入源“/query/" + name + "”映射到字段“直连商户号”必填性规则校验失败，此字段为必填项"));
  }

  private static JsonObject body(Request request) {
    if (request.body().size() > Rules.BODY_LIMIT) {
      throw ApiError.of(400, "INVALID_REQUEST", "请求报文过大");
    }
    try {
      return Json.parse(request.body().toArray());
    } catch (MalformedJson e) {
      throw ApiError.of(400, "PARAM_ERROR", "请求报文不是合法的JSON");
    }
  }
}

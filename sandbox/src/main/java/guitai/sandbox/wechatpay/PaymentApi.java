package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/// Orders and certificates, at the provider's paths.
record PaymentApi(Merchant merchant, Trades trades, Supplier<URI> self) {
  private static final String TRANSACTIONS = "/v3/pay/transactions/";
  private static final String BY_NUMBER = TRANSACTIONS + "out-trade-no/";
  private static final String BY_ID = TRANSACTIONS + "id/";
  private static final String CLOSE = "/close";

  Optional<Route> at(String path) {
    if (path.equals("/v3/certificates")) {
      return Route.get(this::certificates);
    }
    if (path.startsWith(BY_NUMBER) && path.endsWith(CLOSE)) {
      return Route.segment(path, BY_NUMBER, CLOSE)
          .flatMap(number -> Route.post(request -> close(request, number)));
    }
    if (path.startsWith(BY_NUMBER)) {
      return Route.segment(path, BY_NUMBER, "")
          .flatMap(number -> Route.get(request -> query(request, number)));
    }
    if (path.startsWith(BY_ID)) {
      return Route.segment(path, BY_ID, "")
          .flatMap(id -> Route.get(request -> queryById(request, id)));
    }
    return Route.segment(path, TRANSACTIONS, "")
        .flatMap(Product::at)
        .flatMap(product -> Route.post(request -> order(request, product)));
  }

  private Response order(Request request, Product product) {
    var order = OrderRequest.of(product, Route.body(request));
    mchid(request, "body", order.mchid());
    if (!merchant.takes(product, order.mchid(), order.appid())) {
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
    mchid(request, "query", Route.parameter(request, "mchid", "直连商户号"));
    return answer(own(request, trades.byNumber(number)));
  }

  private Response queryById(Request request, String id) {
    mchid(request, "query", Route.parameter(request, "mchid", "直连商户号"));
    return answer(own(request, trades.byTransaction(id)));
  }

  /// A merchant number knows its own orders only.
  private static Trade own(Request request, Trade trade) {
    if (!trade.request().mchid().equals(RequestAuthentication.mchid(request))) {
      throw ApiError.of(404, "ORDER_NOT_EXIST", "订单不存在");
    }
    return trade;
  }

  private Response answer(Trade trade) {
    return Response.json(200, TradeJson.of(trade, trades.now()).build().toString());
  }

  private Response close(Request request, String number) {
    var body = Route.body(request);
    BodyCheck.body(body, OrderRules.CLOSE);
    mchid(request, "body", body.getString("mchid"));
    trades.close(own(request, trades.byNumber(number)).number());
    return Response.empty(204);
  }

  private Response certificates(Request request) {
    var algorithm = Query.parameter(request, "algorithm_type").orElse("RSA");
    if (!algorithm.equals("RSA") && !algorithm.equals("ALL")) {
      throw ApiError.of(404, "RESOURCE_NOT_EXISTS", "无可用的平台证书");
    }
    return Response.json(200, merchant.certificates(trades.random()).build().toString());
  }

  private static void mchid(Request request, String location, String mchid) {
    if (!mchid.equals(RequestAuthentication.mchid(request))) {
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
}

package guitai.sandbox.wechatpay;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Ledger;
import java.util.Optional;

/// Refunds, at the provider's paths.
record RefundApi(Ledger<OrderState, Entry> ledger, Refunds refunds) {
  private static final String REFUNDS = "/v3/refund/domestic/refunds";

  Optional<Route> at(String path) {
    return path.equals(REFUNDS)
        ? Route.post(this::ask)
        : Route.segment(path, REFUNDS + "/", "")
            .flatMap(number -> Route.get(request -> query(request, number)));
  }

  private Response ask(Request request) {
    var asked = RefundRequest.of(Route.body(request));
    refunds.order(asked, RequestAuthentication.mchid(request));
    return answer(refunds.ask(asked));
  }

  private Response query(Request request, String number) {
    var found = refunds.byNumber(number);
    if (!found.trade().request().mchid().equals(RequestAuthentication.mchid(request))) {
      throw ApiError.of(404, "RESOURCE_NOT_EXISTS", "退款单不存在");
    }
    return answer(found);
  }

  private Response answer(Refunds.Found found) {
    var json = RefundJson.answer(found.trade(), found.refund(), ledger.now());
    return Response.json(200, json.build().toString());
  }
}

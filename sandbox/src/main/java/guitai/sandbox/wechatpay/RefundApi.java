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
        : Route.segment(path, REFUNDS + "/", "").flatMap(number -> Route.get(_ -> query(number)));
  }

  private Response ask(Request request) {
    return answer(refunds.ask(RefundRequest.of(Route.body(request))));
  }

  private Response query(String number) {
    return answer(refunds.byNumber(number));
  }

  private Response answer(Refunds.Found found) {
    var json = RefundJson.answer(found.trade(), found.refund(), ledger.now());
    return Response.json(200, json.build().toString());
  }
}

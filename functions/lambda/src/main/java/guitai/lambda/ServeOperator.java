package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.held.HeldEntry;
import guitai.held.HeldId;
import guitai.held.HeldPayments;
import guitai.json.Json;
import guitai.notification.NotificationReplay;
import guitai.operation.HeldResolver;
import guitai.operation.OrderLookup;
import guitai.operation.ProviderStatusReport;
import guitai.operation.PurchaseInquiry;
import guitai.order.Past;
import guitai.payment.PaymentId;
import guitai.payment.ResolutionWay;
import guitai.problem.Problem;
import guitai.reconciliation.DailyReportReader;
import guitai.refund.OperatorRefund;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Operator API (运营): refunds (退款), held payments (挂起) and their resolution by two operators,
/// explanations of orders and in-app purchases, replay of notifications, daily reconciliation (对账).
public record ServeOperator(
    OrderLookup orders,
    OperatorRefund refunds,
    HeldPayments held,
    HeldResolver resolutions,
    NotificationReplay replay,
    Inquiries inquiries,
    Log log)
    implements RequestStreamHandler {
  /// What an operator asks, and changes nothing by it.
  ///
  /// @param refundable whether this deployment can refund through a payment's provider
  public record Inquiries(
      ProviderStatusReport providerStatus,
      DailyReportReader reports,
      PurchaseInquiry purchases,
      Predicate<PaymentId> refundable,
      InstantSource clock) {
    List<ResolutionWay> possible(HeldEntry entry) {
      return entry.ways(clock.instant(), refundable);
    }
  }

  /// The scope that a token needs; the gateway requires it too, by the template.
  static final String SCOPE = "guitai/operator";

  private static final int PAGE = 25;
  private static final Pattern TRANSACTION = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  public ServeOperator() {
    this(Wiring.ofEnvironment());
  }

  private ServeOperator(Wiring wiring) {
    this(
        wiring.orderLookup(),
        wiring.operatorRefund(),
        wiring.heldPayments(),
        wiring.heldResolvers(),
        wiring.replay(),
        wiring.inquiries(),
        wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Edge.serve(in, out, context, log, this::answer);
  }

  private HttpAnswer answer(HttpRequest request, Log.Line log) {
    if (!request.scoped(SCOPE)) {
      throw Problem.of(403, "operators-only", "The token has not the scope of an operator.");
    }
    return switch (request.route()) {
      case "POST /orders/{id}/refunds" -> refund(request, log);
      case "GET /held-payments" -> list(request);
      case "POST /held-payments/{id}/resolution" -> propose(request, log);
      case "POST /held-payments/{id}/resolution/confirmation" -> confirm(request, log);
      case "GET /orders/{id}/explanation" -> explain(request, log);
      case "GET /purchases/{id}/explanation" -> purchase(request, log);
      case "POST /notifications/{id}/replay" -> replay(request, log);
      case "GET /reconciliation" ->
          HttpAnswer.json(
              200, ReconciliationView.of(ReconciliationView.read(inquiries.reports(), request)));
      default -> throw Problem.notFound();
    };
  }

  private HttpAnswer refund(HttpRequest request, Log.Line log) {
    var reserved = refunds.refund(past(request).id(), RefundRequest.parse(request));
    log.put("order", reserved.past().id().text()).put("refund", reserved.refund().number());
    return HttpAnswer.json(202, OperatorView.reserved(reserved));
  }

  private HttpAnswer list(HttpRequest request) {
    var page = held.page(request.queryParameter("after"), PAGE);
    var listed = Json.array();
    page.held().forEach(entry -> listed.add(HeldView.listed(entry, inquiries.possible(entry))));
    var json = Json.object().add("held", listed);
    page.next().ifPresent(next -> json.add("next", next));
    return HttpAnswer.json(200, json.build());
  }

  private HttpAnswer explain(HttpRequest request, Log.Line log) {
    var past = past(request);
    log.put("order", past.id().text());
    return HttpAnswer.json(200, Explanation.of(past, inquiries.providerStatus().of(past)));
  }

  private HttpAnswer purchase(HttpRequest request, Log.Line log) {
    var number = request.pathParameter("id");
    if (!TRANSACTION.matcher(number).matches()) {
      throw Problem.notFound();
    }
    var known = inquiries.purchases().find(number).orElseThrow(Problem::notFound);
    log.put("purchase", known.past().id().text());
    return HttpAnswer.json(200, PurchaseExplanation.of(known));
  }

  private HttpAnswer propose(HttpRequest request, Log.Line log) {
    var proposal = ResolutionRequest.proposal(request);
    if (ResolutionRequest.preview(request)) {
      var preview = resolutions.preview(held(request), proposal);
      return HttpAnswer.json(200, HeldView.preview(held(request), preview));
    }
    return resolved(201, resolutions.propose(held(request), proposal), log);
  }

  private HttpAnswer confirm(HttpRequest request, Log.Line log) {
    var resolved = resolutions.confirm(held(request), ResolutionRequest.confirmation(request));
    return resolved(202, resolved, log);
  }

  private static HttpAnswer resolved(int status, HeldResolver.Resolved resolved, Log.Line log) {
    resolved.order().ifPresent(order -> log.put("order", order.text()));
    log.put("proposal", resolved.proposal().number());
    return HttpAnswer.json(status, HeldView.resolved(resolved));
  }

  private HttpAnswer replay(HttpRequest request, Log.Line log) {
    if (request.body().size() > 0) {
      throw Problem.of(
          400, "unknown-field", "A replay takes no body: it repeats what the provider sent.");
    }
    var replayed = replay.replay(request.pathParameter("id"));
    log.put("outcome", replayed.outcome().text());
    var json = Json.object().add("outcome", replayed.outcome().text());
    replayed.order().ifPresent(order -> json.add("orderId", order.text()));
    return HttpAnswer.json(200, json.build());
  }

  private static HeldId held(HttpRequest request) {
    return HeldId.parse(request.pathParameter("id")).orElseThrow(Problem::notFound);
  }

  /// By any number of the order's.
  private Past past(HttpRequest request) {
    return orders.find(request.pathParameter("id")).orElseThrow(Problem::notFound);
  }
}

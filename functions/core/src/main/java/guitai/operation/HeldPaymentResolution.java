package guitai.operation;

import guitai.held.HeldId;
import guitai.held.HeldProposal;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.IdempotentRequest;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.order.Resolution;
import guitai.problem.Problem;
import guitai.provider.Wallet;
import guitai.refund.RefundExecution;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Resolves held payments (处置): one operator proposes, another confirms (复核), and each time the
/// provider is queried first. What else its answer shows of the payment is recorded as usual. This
/// class only writes: GrantEntitlement and SendRefund act later, woken by the write.
public record HeldPaymentResolution(
    Orders orders, List<Wallet> wallets, RefundExecution execution, InstantSource clock)
    implements HeldResolver {
  public HeldPaymentResolution {
    wallets = List.copyOf(wallets);
  }

  @Override
  public boolean resolves(HeldId id) {
    return switch (id) {
      case HeldId.OfPayment _, HeldId.OfRefund _, HeldId.OfOrder _ -> true;
      // A purchase without room for it leaves a payment of no order.
      case HeldId.OfTransaction transaction ->
          orders.find(OrderId.unmatched(transaction.payment())).length() > 0;
      case HeldId.OfDelivery _ -> false;
    };
  }

  @Override
  public Resolved propose(HeldId id, ProposalRequest request) {
    var held = payment(id);
    requireOwnProduct(request);
    var found = find(held);
    var key = request.storedKey();
    var past =
        found
            .balances()
            .resolutionOf(key)
            .map(known -> write(found, again(held, request, known.proposed())))
            .orElseGet(() -> {
              var answer = inquiry().ask(found, held);
              var way = inquiry().way(held, request);
              return write(
                  write(found, answer.learned()),
                  List.of(proposal(held, request, way, answer.status())));
            });
    return resolved(held, past, past.balances().resolutionOf(key).orElseThrow());
  }

  @Override
  public Resolved confirm(HeldId id, ConfirmationRequest request) {
    var held = payment(id);
    var found = find(held);
    var key = request.storedKey();
    requireAllowed(found, held, request);
    var past = found;
    if (found.balances().confirmationOf(key).isEmpty()) {
      var answer = inquiry().ask(found, held);
      past =
          write(
              write(found, answer.learned()),
              List.of(confirmation(held, request, answer.status())));
    }
    return resolved(held, past, past.balances().confirmationOf(key).orElseThrow());
  }

  @Override
  public ResolutionPreview preview(HeldId id, ProposalRequest request) {
    var held = payment(id);
    requireOwnProduct(request);
    var found = find(held);
    var answer = inquiry().ask(found, held);
    var way = inquiry().way(held, request);
    var before = PaymentPreview.after(found, answer.learned());
    var proposed =
        PaymentPreview.after(before, List.of(proposal(held, request, way, answer.status())));
    return PaymentPreview.of(proposed, held, answer.status(), clock.instant());
  }

  private HeldPaymentInquiry inquiry() {
    return new HeldPaymentInquiry(wallets, execution, clock);
  }

  /// The payment that an entry is about.
  private HeldId.OfPayment payment(HeldId id) {
    return switch (id) {
      case HeldId.OfPayment payment -> payment;
      case HeldId.OfRefund(var refund) -> payment(refund);
      case HeldId.OfTransaction transaction ->
          new HeldId.OfPayment(Optional.empty(), transaction.payment());
      case HeldId.OfOrder _, HeldId.OfDelivery _ -> throw Problem.notFound();
    };
  }

  private HeldId.OfPayment payment(RefundId id) {
    var past = orders.find(id.order());
    var refund = past.balances().refund(id.number()).orElseThrow(Problem::notFound);
    var order = Optional.of(past.id()).filter(_ -> past.order() instanceof Order.Known);
    return new HeldId.OfPayment(order, refund.payment());
  }

  /// An order's payment pays for what the order sells.
  private static void requireOwnProduct(ProposalRequest request) {
    if (request.product().isPresent()) {
      throw Problem.of(
          422, "product-not-taken", "A payment is granted to what its own order sells.");
    }
  }

  private static Resolved resolved(HeldId.OfPayment held, Past past, Resolution resolution) {
    var balances = past.balances();
    return new Resolved(
        held,
        held.order(),
        past.state(),
        balances.payment(held.payment()).map(balances::balance),
        HeldProposal.of(resolution));
  }

  /// The same proposal again, as it was decided on before.
  private List<Command> again(
      HeldId.OfPayment held, ProposalRequest request, Event.ResolutionProposed known) {
    return List.of(proposal(held, request, known.terms().way(), known.terms().providerStatus()));
  }

  private Command proposal(
      HeldId.OfPayment held,
      ProposalRequest request,
      Resolution.Way way,
      Resolution.ProviderStatus status) {
    return new Command.ProposeResolution(
        clock.instant(),
        held.payment(),
        way,
        status,
        request.reason(),
        request.by(),
        new IdempotentRequest(request.storedKey(), request.fingerprint()));
  }

  /// Refuses what needs no query: it takes the provider's status of the proposal for the one now.
  private void requireAllowed(Past past, HeldId.OfPayment held, ConfirmationRequest request) {
    var status =
        past.balances()
            .resolution(request.proposal())
            .map(resolution -> resolution.proposed().terms().providerStatus())
            .orElse(Resolution.ProviderStatus.NOT_QUERIED);
    Decision.decide(past, confirmation(held, request, status));
  }

  private Command confirmation(
      HeldId.OfPayment held, ConfirmationRequest request, Resolution.ProviderStatus status) {
    return new Command.ConfirmResolution(
        clock.instant(),
        request.proposal(),
        held.payment(),
        status,
        request.by(),
        request.storedKey());
  }

  private Past find(HeldId.OfPayment held) {
    var past = orders.find(held.past());
    boolean right = held.order().isPresent() == past.order() instanceof Order.Known;
    if (!right || past.balances().payment(held.payment()).isEmpty()) {
      throw Problem.notFound();
    }
    return past;
  }

  private Past write(Past past, List<Command> commands) {
    return new OrderWriter(orders).apply(past, commands);
  }
}

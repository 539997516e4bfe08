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
import guitai.payment.PaymentId;
import guitai.payment.ResolutionWay;
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
    requireOwnProduct(request);
    var subject = subject(id);
    var key = request.storedKey();
    var past =
        subject
            .past()
            .balances()
            .resolutionOf(key)
            .map(known -> write(subject.past(), again(subject, request, known.proposed())))
            .orElseGet(() -> {
              var answer = ask(subject, request.way());
              var learned = write(subject.past(), answer.learned());
              var way = way(learned, subject, request);
              return write(learned, List.of(proposal(subject, request, way, answer.status())));
            });
    return resolved(subject, past, past.balances().resolutionOf(key).orElseThrow());
  }

  @Override
  public Resolved confirm(HeldId id, ConfirmationRequest request) {
    var subject = subject(id);
    var past = subject.past();
    var key = request.storedKey();
    requireAllowed(subject, request);
    if (past.balances().confirmationOf(key).isEmpty()) {
      var answer = ask(subject, proposedWay(past, request));
      var learned = write(past, answer.learned());
      past = write(learned, List.of(confirmation(subject, request, answer.status())));
    }
    return resolved(subject, past, past.balances().confirmationOf(key).orElseThrow());
  }

  @Override
  public ResolutionPreview preview(HeldId id, ProposalRequest request) {
    requireOwnProduct(request);
    var subject = subject(id);
    var answer = ask(subject, request.way());
    var learned = PaymentPreview.after(subject.past(), answer.learned());
    var way = way(learned, subject, request);
    var proposed =
        PaymentPreview.after(learned, List.of(proposal(subject, request, way, answer.status())));
    return PaymentPreview.of(proposed, subject.payment(), answer.status(), clock.instant());
  }

  /// What an entry is about.
  ///
  /// @param held empty where it is an order that makes no progress
  private record Subject(HeldId id, Past past, Optional<HeldId.OfPayment> held) {
    Optional<PaymentId> payment() {
      return held.map(HeldId.OfPayment::payment);
    }
  }

  private Subject subject(HeldId id) {
    return switch (id) {
      case HeldId.OfPayment payment -> subject(payment);
      case HeldId.OfRefund(var refund) -> subject(payment(refund));
      case HeldId.OfTransaction transaction ->
          subject(new HeldId.OfPayment(Optional.empty(), transaction.payment()));
      case HeldId.OfOrder(var order) -> {
        var past = orders.find(order);
        if (!(past.order() instanceof Order.Known)) {
          throw Problem.notFound();
        }
        yield new Subject(id, past, Optional.empty());
      }
      case HeldId.OfDelivery _ -> throw Problem.notFound();
    };
  }

  private Subject subject(HeldId.OfPayment held) {
    var past = orders.find(held.past());
    boolean right = held.order().isPresent() == past.order() instanceof Order.Known;
    if (!right || past.balances().payment(held.payment()).isEmpty()) {
      throw Problem.notFound();
    }
    return new Subject(held, past, Optional.of(held));
  }

  private HeldId.OfPayment payment(RefundId id) {
    var past = orders.find(id.order());
    var refund = past.balances().refund(id.number()).orElseThrow(Problem::notFound);
    var order = Optional.of(past.id()).filter(_ -> past.order() instanceof Order.Known);
    return new HeldId.OfPayment(order, refund.payment());
  }

  private static ResolutionWay proposedWay(Past past, ConfirmationRequest request) {
    return past.balances()
        .resolution(request.proposal())
        .map(resolution -> resolution.proposed().terms().way().kind())
        .orElseThrow(Problem::notFound);
  }

  private HeldPaymentInquiry.Answer ask(Subject subject, ResolutionWay way) {
    var inquiry = new HeldPaymentInquiry(wallets, execution, clock);
    if (subject.held().isPresent()) {
      return inquiry.ask(subject.past(), subject.held().get(), way);
    }
    return subject.past().order() instanceof Order.Known order
        ? inquiry.ask(subject.past(), order)
        : new HeldPaymentInquiry.Answer(List.of(), Resolution.ProviderStatus.NOT_QUERIED);
  }

  private Resolution.Way way(Past past, Subject subject, ProposalRequest request) {
    if (subject.held().isPresent()) {
      return new HeldPaymentInquiry(wallets, execution, clock)
          .way(past, subject.held().get(), request);
    }
    if (request.way() != ResolutionWay.PROVIDER_STATUS) {
      throw Problem.of(409, "not-possible", "This order can only be resolved by provider-status.");
    }
    return new Resolution.Way.AsProviderSays(Optional.empty());
  }

  /// An order's payment pays for what the order sells.
  private static void requireOwnProduct(ProposalRequest request) {
    if (request.product().isPresent()) {
      throw Problem.of(
          422, "product-not-taken", "A payment is granted to what its own order sells.");
    }
  }

  private static Resolved resolved(Subject subject, Past past, Resolution resolution) {
    var balances = past.balances();
    return new Resolved(
        subject.id(),
        Optional.of(past.id()).filter(_ -> past.order() instanceof Order.Known),
        past.state(),
        subject.payment().flatMap(balances::payment).map(balances::balance),
        HeldProposal.of(resolution));
  }

  /// The same proposal again, as it was decided on before.
  private List<Command> again(
      Subject subject, ProposalRequest request, Event.ResolutionProposed known) {
    var terms = known.terms();
    return List.of(proposal(subject, request, terms.way(), terms.providerStatus()));
  }

  private Command proposal(
      Subject subject,
      ProposalRequest request,
      Resolution.Way way,
      Resolution.ProviderStatus status) {
    return new Command.ProposeResolution(
        clock.instant(),
        subject.payment(),
        way,
        status,
        request.reason(),
        request.by(),
        new IdempotentRequest(request.storedKey(), request.fingerprint()));
  }

  /// Refuses what needs no query: it takes the provider's status of the proposal for the one now.
  private void requireAllowed(Subject subject, ConfirmationRequest request) {
    var status =
        subject
            .past()
            .balances()
            .resolution(request.proposal())
            .map(resolution -> resolution.proposed().terms().providerStatus())
            .orElse(Resolution.ProviderStatus.NOT_QUERIED);
    Decision.decide(subject.past(), confirmation(subject, request, status));
  }

  private Command confirmation(
      Subject subject, ConfirmationRequest request, Resolution.ProviderStatus status) {
    return new Command.ConfirmResolution(
        clock.instant(),
        request.proposal(),
        subject.payment(),
        status,
        request.by(),
        request.storedKey());
  }

  private Past write(Past past, List<Command> commands) {
    return new OrderWriter(orders).apply(past, commands);
  }
}

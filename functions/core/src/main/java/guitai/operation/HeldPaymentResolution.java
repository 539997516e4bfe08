package guitai.operation;

import guitai.held.HeldId;
import guitai.keys.Fingerprint;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.IdempotentRequest;
import guitai.order.Order;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.Resolution;
import guitai.payment.Balance;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.provider.Wallet;
import guitai.refund.RefundExecution;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Resolves held payments (处置): one operator proposes, another confirms (复核), and each time the
/// provider is queried first. What else its answer shows of the payment is recorded as usual. This
/// class only writes: GrantEntitlement and SendRefund act later, woken by the write.
public record HeldPaymentResolution(
    Orders orders, List<Wallet> wallets, RefundExecution execution, InstantSource clock) {
  public HeldPaymentResolution {
    wallets = List.copyOf(wallets);
  }

  /// What is proposed.
  ///
  /// @param key the caller's idempotency key
  /// @param refund number of the refund that was made at the provider's console
  /// @param reason for other operators; the customer never sees it
  public record Proposal(String key, Way way, Optional<String> refund, String reason, Operator by) {
    String fingerprint() {
      return Fingerprint.of(way.text(), refund.orElse(""), reason);
    }
  }

  public enum Way {
    GRANT("GRANT"),
    REFUND("REFUND"),
    /// It was refunded at the provider's console already.
    REFUNDED_AT_PROVIDER("REFUNDED_THERE"),
    /// It was refunded outside the provider (线下退款) already.
    REFUNDED_OUTSIDE_PROVIDER("REFUNDED_BY_HAND");

    private final String text;

    Way(String text) {
      this.text = text;
    }

    /// As it goes into the fingerprint that is stored.
    String text() {
      return text;
    }
  }

  /// @param key the caller's idempotency key
  /// @param proposal the number of the proposal, so that an operator confirms only what they have
  ///   seen
  public record Confirmation(String key, int proposal, Operator by) {}

  /// The held payment, as it stands with the resolution in it.
  public record Resolved(HeldId held, Past past, Resolution resolution) {
    public Balance balance() {
      return past.balances().balance(entry(past, held));
    }
  }

  /// @throws Problem 404 where there is no such payment; 409 or 422 where nothing is held of it, or
  ///   it can't be resolved in this way
  public Resolved propose(HeldId held, Proposal request) {
    var found = find(held);
    var key = key(request.by(), request.key());
    var past =
        found
            .balances()
            .resolutionOf(key)
            .map(known -> write(found, proposal(held, request, key, known.proposed())))
            .orElseGet(() -> {
              var queried = query(found, held);
              return write(
                  queried.past(),
                  proposal(held, request, key, way(held, request), queried.status()));
            });
    return new Resolved(held, past, past.balances().resolutionOf(key).orElseThrow());
  }

  /// The same proposal again, as it was decided on before.
  private Command proposal(
      HeldId held, Proposal request, String key, Event.ResolutionProposed known) {
    return proposal(held, request, key, known.terms().way(), known.terms().providerStatus());
  }

  private Command proposal(
      HeldId held,
      Proposal request,
      String key,
      Resolution.Way way,
      Resolution.ProviderStatus status) {
    return new Command.ProposeResolution(
        clock.instant(),
        held.payment(),
        way,
        status,
        request.reason(),
        request.by(),
        new IdempotentRequest(key, request.fingerprint()));
  }

  /// @throws Problem 403 to the operator who proposed it; 404 where there is no such proposal; 409
  ///   where it isn't the newest, or the payment or the provider's status has changed since
  public Resolved confirm(HeldId held, Confirmation request) {
    var found = find(held);
    var key = key(request.by(), request.key());
    requireAllowed(found, held, request, key);
    var past = found;
    if (found.balances().confirmationOf(key).isEmpty()) {
      var queried = query(found, held);
      past = write(queried.past(), confirm(held, request, key, queried.status()));
    }
    return new Resolved(held, past, past.balances().confirmationOf(key).orElseThrow());
  }

  /// Refuses what needs no query: it takes the provider's status of the proposal for the one now.
  private void requireAllowed(Past past, HeldId held, Confirmation request, String key) {
    var status =
        past.balances()
            .resolution(request.proposal())
            .map(resolution -> resolution.proposed().terms().providerStatus())
            .orElse(Resolution.ProviderStatus.NOT_QUERIED);
    Decision.decide(past, confirm(held, request, key, status));
  }

  private Command confirm(
      HeldId held, Confirmation request, String key, Resolution.ProviderStatus status) {
    return new Command.ConfirmResolution(
        clock.instant(), request.proposal(), held.payment(), status, request.by(), key);
  }

  private Past find(HeldId held) {
    var past = orders.find(held.past());
    boolean right = held.order().isPresent() == past.order() instanceof Order.Known;
    if (!right || past.balances().payment(held.payment()).isEmpty()) {
      throw Problem.notFound();
    }
    return past;
  }

  /// Each operator has their own idempotency keys.
  private static String key(Operator by, String key) {
    return Fingerprint.of(by.digest(), key);
  }

  /// The provider's status, and the past with what is new in the answer.
  private record Queried(Past past, Resolution.ProviderStatus status) {}

  private Queried query(Past past, HeldId held) {
    var entry = entry(past, held);
    var inquiry = new PaymentInquiry(wallets);
    var answer = inquiry.query(past, entry);
    var learned = new ArrayList<Command>();
    if (answer.orElse(null) instanceof Wallet.PaymentStatus.FullyRefunded(var payment)) {
      learned.add(fullyRefunded(past, entry, payment));
    }
    past.balances()
        .abnormalRefunds(entry)
        .forEach(refund -> execution.statusOf(past, refund).ifPresent(learned::add));
    var after = new OrderWriter(orders).apply(past, learned);
    return new Queried(after, PaymentInquiry.statusOf(answer, entry.payment()));
  }

  private Command fullyRefunded(Past past, PaymentBalances.Entry entry, Payment payment) {
    var attempt = new AttemptId(past.id(), Math.max(1, entry.attempt()));
    return new Command.RecordRefundTotal(
        clock.instant(), attempt, payment, payment.amount(), new Source.Query());
  }

  private Resolution.Way way(HeldId held, Proposal request) {
    return switch (request.way()) {
      case GRANT -> new Resolution.Way.Grant();
      case REFUND -> refund(held);
      case REFUNDED_AT_PROVIDER -> refundedAtProvider(held, request.refund().orElseThrow());
      case REFUNDED_OUTSIDE_PROVIDER -> new Resolution.Way.RefundedOutsideProvider();
    };
  }

  private Resolution.Way refund(HeldId held) {
    if (!execution.supports(held.payment())) {
      throw Problem.of(
          409,
          "not-refundable",
          "This deployment can't refund through " + held.payment().provider() + ".");
    }
    return new Resolution.Way.Refund();
  }

  private Resolution.Way refundedAtProvider(HeldId held, String number) {
    return Optional.of(held.payment())
        .filter(execution::supports)
        .flatMap(payment -> execution.find(payment, number))
        .map(found ->
            new Resolution.Way.RefundedAtProvider(
                found.number(), found.amount(), found.refundedAt()))
        .orElseThrow(() ->
            Problem.of(
                409,
                "no-such-refund",
                "The provider has made no refund of this payment by that number."));
  }

  private Past write(Past past, Command command) {
    return new OrderWriter(orders).apply(past, command);
  }

  private static PaymentBalances.Entry entry(Past past, HeldId held) {
    return past.balances().payment(held.payment()).orElseThrow();
  }
}

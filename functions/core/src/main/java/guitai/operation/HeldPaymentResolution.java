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

/// Where operators decide on what is held: one proposes, another confirms, and each time the
/// provider is asked first. What it says of the payment beyond that is recorded as ever. It writes;
/// who grants or gives back comes later, woken by the write.
public record HeldPaymentResolution(
    Orders orders, List<Wallet> wallets, RefundExecution repayment, InstantSource clock) {
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
    /// It was given back by other means already.
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
  /// @param proposal the number of what is confirmed, so that nobody confirms what they haven't
  ///   seen
  public record Confirmation(String key, int proposal, Operator by) {}

  /// What is held, as it stands with the resolution in it.
  public record Resolved(HeldId held, Past past, Resolution resolution) {
    public PaymentBalances.Balance balance() {
      return past.balances().balance(entry(past, held));
    }
  }

  /// @throws Problem 404 where there is no such payment; 409 or 422 where nothing is held of it, or
  ///   it can't be resolved so
  public Resolved propose(HeldId held, Proposal wish) {
    var found = find(held);
    var key = key(wish.by(), wish.key());
    var past =
        found
            .balances()
            .resolutionOf(key)
            .map(known -> write(found, proposal(held, wish, key, known.proposed())))
            .orElseGet(() -> {
              var asked = ask(found, held);
              return write(asked.past(), proposal(held, wish, key, way(held, wish), asked.word()));
            });
    return new Resolved(held, past, past.balances().resolutionOf(key).orElseThrow());
  }

  /// The same again, as it was decided on before.
  private Command proposal(HeldId held, Proposal wish, String key, Event.ResolutionProposed known) {
    return proposal(held, wish, key, known.terms().way(), known.terms().providerStatus());
  }

  private Command proposal(
      HeldId held, Proposal wish, String key, Resolution.Way way, Resolution.ProviderStatus word) {
    return new Command.ProposeResolution(
        clock.instant(),
        held.payment(),
        way,
        word,
        wish.reason(),
        wish.by(),
        new IdempotentRequest(key, wish.fingerprint()));
  }

  /// @throws Problem 403 to whoever proposed it; 404 where there is no such proposal; 409 where it
  ///   isn't the newest, or what it rests on isn't so any more
  public Resolved confirm(HeldId held, Confirmation wish) {
    var found = find(held);
    var key = key(wish.by(), wish.key());
    requireAllowed(found, held, wish, key);
    var past = found;
    if (found.balances().confirmationOf(key).isEmpty()) {
      var asked = ask(found, held);
      past = write(asked.past(), confirm(held, wish, key, asked.word()));
    }
    return new Resolved(held, past, past.balances().confirmationOf(key).orElseThrow());
  }

  /// Refuses what the provider needn't be asked about: what it said then is taken for what it says.
  private void requireAllowed(Past past, HeldId held, Confirmation wish, String key) {
    var word =
        past.balances()
            .resolution(wish.proposal())
            .map(resolution -> resolution.proposed().terms().providerStatus())
            .orElse(Resolution.ProviderStatus.NOT_QUERIED);
    Decision.decide(past, confirm(held, wish, key, word));
  }

  private Command confirm(
      HeldId held, Confirmation wish, String key, Resolution.ProviderStatus word) {
    return new Command.ConfirmResolution(
        clock.instant(), wish.proposal(), held.payment(), word, wish.by(), key);
  }

  private Past find(HeldId held) {
    var past = orders.find(held.past());
    boolean right = held.order().isPresent() == past.order() instanceof Order.Known;
    if (!right || past.balances().payment(held.payment()).isEmpty()) {
      throw Problem.notFound();
    }
    return past;
  }

  /// One operator's keys are no other's.
  private static String key(Operator by, String key) {
    return Fingerprint.of(by.digest(), key);
  }

  /// What the provider said, and the past with all of it that is news.
  private record Asked(Past past, Resolution.ProviderStatus word) {}

  private Asked ask(Past past, HeldId held) {
    var entry = entry(past, held);
    var inquiry = new PaymentInquiry(wallets);
    var look = inquiry.query(past, entry);
    var learned = new ArrayList<Command>();
    if (look.orElse(null) instanceof Wallet.PaymentStatus.FullyRefunded(var payment)) {
      learned.add(returned(past, entry, payment));
    }
    past.balances()
        .abnormalRefunds(entry)
        .forEach(refund -> repayment.statusOf(past, refund).ifPresent(learned::add));
    var after = new OrderWriter(orders).apply(past, learned);
    return new Asked(after, PaymentInquiry.statusOf(look, entry.payment()));
  }

  private Command returned(Past past, PaymentBalances.Entry entry, Payment payment) {
    var attempt = new AttemptId(past.id(), Math.max(1, entry.attempt()));
    return new Command.RecordRefundTotal(
        clock.instant(), attempt, payment, payment.amount(), new Source.Query());
  }

  private Resolution.Way way(HeldId held, Proposal wish) {
    return switch (wish.way()) {
      case GRANT -> new Resolution.Way.Grant();
      case REFUND -> giveBack(held);
      case REFUNDED_AT_PROVIDER -> there(held, wish.refund().orElseThrow());
      case REFUNDED_OUTSIDE_PROVIDER -> new Resolution.Way.RefundedOutsideProvider();
    };
  }

  private Resolution.Way giveBack(HeldId held) {
    if (!repayment.supports(held.payment())) {
      throw Problem.of(
          409, "not-refundable", "We can't give back through " + held.payment().provider() + ".");
    }
    return new Resolution.Way.Refund();
  }

  private Resolution.Way there(HeldId held, String number) {
    return Optional.of(held.payment())
        .filter(repayment::supports)
        .flatMap(payment -> repayment.find(payment, number))
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

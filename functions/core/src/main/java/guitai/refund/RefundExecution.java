package guitai.refund;

import guitai.host.Host;
import guitai.order.Command;
import guitai.order.Event;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.Refund;
import guitai.order.RefundId;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Executes a refund at its provider (退款执行), once. It queries the refund first and sends it only
/// where the provider doesn't know it, so that a process that died in between causes no second
/// refund. Where the provider would take the identical call for another refund, the sender records
/// a claim first, and the refund is never sent again.
public record RefundExecution(Orders orders, List<Refunds> providers, Host host) {
  public RefundExecution {
    providers = List.copyOf(providers);
  }

  /// What was learned; that there is no result yet counts once the declared time is over.
  ///
  /// @throws Unavailable where the provider gave no answer that can be trusted
  public Optional<Command> execute(Past past, Refund refund) {
    var provider = refunds(refund.payment());
    var progress = provider.query(parameters(past, refund));
    if (progress instanceof Refunds.Progress.Unknown) {
      progress =
          provider.repeatable() ? provider.send(parameters(past, refund)) : sendOnce(past, refund);
    }
    return learned(host.instant(), refund.number(), progress, new Source.Query());
  }

  /// The nonce distinguishes our claim from another sender's of the same instant.
  private Refunds.Progress sendOnce(Past past, Refund refund) {
    var nonce = host.nonce();
    var claim = new Command.ClaimRefund(host.instant(), refund.number(), nonce);
    var after = new OrderWriter(orders).apply(past, claim);
    var claimed = after.balances().refund(refund.number()).orElseThrow();
    return claimed.sent().filter(sent -> sent.nonce().equals(nonce)).isPresent()
        ? refunds(refund.payment()).send(parameters(after, claimed))
        : new Refunds.Progress.Unknown();
  }

  /// What the provider says of a refund of ours; it is only queried, never sent.
  ///
  /// @throws Unavailable where the provider gave no answer that can be trusted
  public Refunds.Progress query(Past past, Refund refund) {
    return refunds(refund.payment()).query(parameters(past, refund));
  }

  /// As [#query], as the command that records the answer.
  public Optional<Command> statusOf(Past past, Refund refund) {
    return learned(host.instant(), refund.number(), query(past, refund), new Source.Query());
  }

  /// Whether we can refund through a payment's provider at all.
  public boolean supports(PaymentId payment) {
    return providers.stream().anyMatch(each -> each.serves(payment));
  }

  /// What the provider says of the refund that a query was requested for. Empty where it is the
  /// order's own refund, which is executed anyway, or where it refunds no payment that we know.
  public List<Command> find(Past past, Event.QueryRequested requested) {
    boolean ours =
        requested
            .refund()
            .flatMap(RefundId::parse)
            .filter(id -> id.order().equals(past.id()))
            .flatMap(id -> past.balances().refund(id.number()))
            .isPresent();
    if (requested.refund().isEmpty() || ours) {
      return List.of();
    }
    return past.balances().payments().stream()
        .map(entry -> entry.payment().id())
        .<Command>flatMap(payment -> made(payment, requested.refund().orElseThrow()).stream())
        .toList();
  }

  /// A refund of that payment that the provider has made, or can't make, by the number it is
  /// queried by.
  private Optional<Command> made(PaymentId payment, String refund) {
    return refunds(payment)
        .find(payment.number(), refund)
        .filter(found -> found.payment().equals(payment.number()))
        .flatMap(found -> elsewhere(host.instant(), payment, found.progress(), new Source.Query()));
  }

  /// The command that records a refund that we didn't request.
  static Optional<Command> elsewhere(
      Instant at, PaymentId payment, Refunds.Progress progress, Source source) {
    return switch (progress) {
      case Refunds.Progress.Done(var number, var amount, var doneAt) ->
          Optional.of(new Command.RecordFoundRefund(at, payment, number, amount, doneAt, source));
      case Refunds.Progress.Abnormal(var number, var amount) ->
          Optional.of(new Command.RecordAbnormalRefund(at, payment, number, amount, source));
      case Refunds.Progress.Unknown _,
          Refunds.Progress.Processing _,
          Refunds.Progress.Closed _,
          Refunds.Progress.InsufficientBalance _,
          Refunds.Progress.Refused _ ->
          Optional.empty();
    };
  }

  /// A refund of that payment that the provider has made, by the number it is queried by.
  public Optional<Command.RecordFoundRefund> find(PaymentId payment, String refund) {
    return refunds(payment)
        .find(payment.number(), refund)
        .filter(found -> found.payment().equals(payment.number()))
        .flatMap(found ->
            found.progress() instanceof Refunds.Progress.Done(var number, var amount, var doneAt)
                ? Optional.of(
                    new Command.RecordFoundRefund(
                        host.instant(), payment, number, amount, doneAt, new Source.Query()))
                : Optional.empty());
  }

  /// The command that records a provider's answer about a refund of ours.
  static Optional<Command> learned(
      Instant at, int refund, Refunds.Progress progress, Source source) {
    return switch (progress) {
      case Refunds.Progress.Unknown _ ->
          Optional.of(new Command.ReportStalledRefund(at, refund, "UNKNOWN"));
      case Refunds.Progress.InsufficientBalance _ ->
          Optional.of(new Command.ReportStalledRefund(at, refund, "NOT_ENOUGH"));
      case Refunds.Progress.Processing(var number) ->
          advance(at, refund, new RefundProgress.Processing(number), false, source);
      case Refunds.Progress.Done(var number, _, var doneAt) ->
          advance(at, refund, new RefundProgress.Done(number, doneAt), false, source);
      case Refunds.Progress.Abnormal(var number, _) ->
          advance(at, refund, new RefundProgress.Abnormal(number), false, source);
      case Refunds.Progress.Closed _ ->
          advance(at, refund, new RefundProgress.Failed("CLOSED"), true, source);
      case Refunds.Progress.Refused(var code) ->
          advance(at, refund, new RefundProgress.Failed(code), false, source);
    };
  }

  private static Optional<Command> advance(
      Instant at, int refund, RefundProgress progress, boolean again, Source source) {
    return Optional.of(new Command.AdvanceRefund(at, refund, progress, again, source));
  }

  private static RefundParameters parameters(Past past, Refund refund) {
    var terms = refund.requested().terms();
    return new RefundParameters(
        past.merchantOrderNumber(terms.attempt()),
        new RefundId(past.id(), refund.number()).text(),
        terms.payment().number(),
        terms.amount(),
        terms.total(),
        terms.reason(),
        refund.sent().map(Event.RefundSent::at));
  }

  private Refunds refunds(PaymentId payment) {
    return providers.stream()
        .filter(each -> each.serves(payment))
        .findFirst()
        .orElseThrow(() -> new Unavailable("no refunds at " + payment.provider()));
  }
}

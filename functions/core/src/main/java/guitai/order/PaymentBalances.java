package guitai.order;

import guitai.payment.Balance;
import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An order's money (台账): each payment of it, and where each fen of the payment is.
///
/// @param payments in the order in which they were recorded
/// @param refunds by number from 1
/// @param foundRefunds refunds made outside our sight
/// @param resolutions by number from 1
/// @param refundTotals how much of a payment has gone back in all, whenever the provider said so
public record PaymentBalances(
    List<Entry> payments,
    List<Refund> refunds,
    List<Event.RefundFound> foundRefunds,
    List<Event.RefundTotalReported> refundTotals,
    List<Resolution> resolutions) {
  /// A payment of the order: the one that pays it, or one that is held.
  public record Entry(
      Instant recordedAt, int attempt, Payment payment, Optional<HoldReason> holdReason) {
    public boolean applied() {
      return holdReason.isEmpty();
    }
  }

  static PaymentBalances of(List<Event> events) {
    var payments = new ArrayList<Entry>();
    var refunds = new ArrayList<Refund>();
    var found = new ArrayList<Event.RefundFound>();
    var totals = new ArrayList<Event.RefundTotalReported>();
    var resolutions = new ArrayList<Resolution>();
    for (var event : events) {
      switch (event) {
        case Event.PaymentApplied e ->
            apply(payments, new Entry(e.at(), e.attempt(), e.payment(), Optional.empty()));
        case Event.PaymentHeld e ->
            payments.add(new Entry(e.at(), e.attempt(), e.payment(), Optional.of(e.reason())));
        case Event.PaymentUnmatched e ->
            payments.add(new Entry(e.at(), 0, e.payment(), Optional.of(HoldReason.NO_ORDER)));
        case Event.RefundRequested e -> refunds.add(Refund.of(e));
        case Event.RefundSent e -> refunds.set(e.refund() - 1, of(refunds, e.refund()).with(e));
        case Event.RefundAdvanced e ->
            refunds.set(e.refund() - 1, of(refunds, e.refund()).with(e.progress()));
        case Event.RefundFound e -> found.add(e);
        case Event.RefundTotalReported e -> totals.add(e);
        case Event.ResolutionProposed e -> resolutions.add(Resolution.of(e));
        case Event.ResolutionConfirmed e ->
            resolutions.set(e.resolution() - 1, resolutions.get(e.resolution() - 1).confirmed(e));
        case Event.Placed _,
            Event.AttemptOpened _,
            Event.PrepayClaimed _,
            Event.PrepayObtained _,
            Event.PrepayRefused _,
            Event.TokenAccepted _,
            Event.AttemptEnded _,
            Event.Closed _,
            Event.NotificationFiled _,
            Event.QueryRequested _,
            Event.QueryAnswered _,
            Event.EntitlementGranted _,
            Event.EntitlementRevoked _ -> {}
      }
    }
    return new PaymentBalances(
        List.copyOf(payments),
        List.copyOf(refunds),
        List.copyOf(found),
        List.copyOf(totals),
        List.copyOf(resolutions));
  }

  /// A held payment that operators granted keeps its place.
  private static void apply(List<Entry> payments, Entry applied) {
    for (int i = 0; i < payments.size(); i++) {
      if (payments.get(i).payment().id().equals(applied.payment().id())) {
        payments.set(i, applied);
        return;
      }
    }
    payments.add(applied);
  }

  private static Refund of(List<Refund> refunds, int number) {
    return refunds.get(number - 1);
  }

  /// The payment that pays the order; of several, the latest of which money is kept; if none is
  /// kept, the latest.
  public Optional<Entry> applied() {
    return payments.stream()
        .filter(Entry::applied)
        .max(
            Comparator.comparing((Entry entry) -> balance(entry).kept().minorUnits() > 0)
                .thenComparing(Entry::recordedAt));
  }

  public Optional<Resolution> resolution(int number) {
    return resolutions.stream().filter(each -> each.number() == number).findFirst();
  }

  /// The proposal that was made under this idempotency key (its digest).
  public Optional<Resolution> resolutionOf(String key) {
    return resolutions.stream()
        .filter(each -> each.proposed().request().key().equals(key))
        .findFirst();
  }

  /// The resolution that was confirmed under this idempotency key (its digest).
  public Optional<Resolution> confirmationOf(String key) {
    return resolutions.stream()
        .filter(each -> each.confirmed().filter(event -> event.key().equals(key)).isPresent())
        .findFirst();
  }

  /// The last proposal for a payment, unless it was confirmed.
  public Optional<Resolution> proposal(PaymentId payment) {
    return resolutions.stream()
        .filter(each -> each.proposed().terms().payment().equals(payment))
        .max(Comparator.comparingInt(Resolution::number))
        .filter(last -> last.confirmed().isEmpty());
  }

  /// Whether two operators decided that a payment buys its order's product.
  boolean keptByOperators(PaymentId payment) {
    return resolutions.stream()
        .flatMap(resolution -> resolution.confirmed().stream())
        .filter(event -> event.terms().payment().equals(payment))
        .anyMatch(event -> event.terms().way() instanceof Resolution.Way.Grant);
  }

  /// The abnormal refunds (退款异常) of a payment: the provider can't pay them back.
  public Stream<Refund> abnormalRefunds(Entry entry) {
    return new PaymentBalance(this, entry)
        .refunds()
        .filter(refund -> refund.progress() instanceof RefundProgress.Abnormal);
  }

  /// Whether a payment of a product that the customer owned already was to be refunded, and the
  /// provider refused.
  public boolean automaticRefundRefused(Entry entry) {
    return new PaymentBalance(this, entry).automaticRefundRefused();
  }

  /// Whether any refund of a payment was requested here or reported by the provider.
  public boolean hasRefunds(Entry entry) {
    return new PaymentBalance(this, entry).hasRefunds();
  }

  /// Whether a refund with this number of the provider's is counted already.
  public boolean knowsRefund(String number) {
    return foundRefunds.stream().anyMatch(event -> event.number().equals(number))
        || refunds.stream().anyMatch(refund -> refund.is(number));
  }

  public Optional<Entry> payment(PaymentId id) {
    return payments.stream().filter(entry -> entry.payment().id().equals(id)).findFirst();
  }

  public Optional<Refund> refund(int number) {
    return refunds.stream().filter(refund -> refund.number() == number).findFirst();
  }

  /// The refund that was requested under this idempotency key (its digest).
  public Optional<Refund> refundOf(String key) {
    return refunds.stream()
        .filter(refund -> refund.requested().request().filter(r -> r.key().equals(key)).isPresent())
        .findFirst();
  }

  public Balance balance(Entry entry) {
    return new PaymentBalance(this, entry).balance();
  }

  /// Since when money of this order is held for an operator.
  public Optional<Instant> heldSince() {
    return payments.stream()
        .filter(entry -> balance(entry).held().minorUnits() > 0)
        .map(Entry::recordedAt)
        .min(Instant::compareTo);
  }

  /// Whether any money for the entitlement is kept.
  public boolean paysForEntitlement() {
    return payments.stream().anyMatch(entry -> balance(entry).kept().minorUnits() > 0);
  }

  /// The refunds of which the provider's final answer is still to come.
  public Stream<Refund> openRefunds() {
    return refunds.stream().filter(Refund::open);
  }
}

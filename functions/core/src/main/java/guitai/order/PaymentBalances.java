package guitai.order;

import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An order's money: every payment it was told of, and where each fen of it is.
///
/// @param payments in the order they were told
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

  /// Where a payment's money is: the four add up to it.
  public record Balance(Money kept, Money refunded, Money refunding, Money held) {}

  static PaymentBalances of(List<Event> events) {
    var payments = new ArrayList<Entry>();
    var refunds = new ArrayList<Refund>();
    var found = new ArrayList<Event.RefundFound>();
    var told = new ArrayList<Event.RefundTotalReported>();
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
        case Event.RefundTotalReported e -> told.add(e);
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
        List.copyOf(told),
        List.copyOf(resolutions));
  }

  /// A payment that was held, and that operators granted, keeps its place.
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

  /// The payment that pays the order; of several, whose others have all gone back, the latest.
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

  /// The proposal that this idempotency key, by its digest, made.
  public Optional<Resolution> resolutionOf(String key) {
    return resolutions.stream()
        .filter(each -> each.proposed().request().key().equals(key))
        .findFirst();
  }

  /// The resolution that this idempotency key, by its digest, confirmed.
  public Optional<Resolution> confirmationOf(String key) {
    return resolutions.stream()
        .filter(each -> each.confirmed().filter(event -> event.key().equals(key)).isPresent())
        .findFirst();
  }

  /// What was proposed last for a payment, unless it was confirmed.
  public Optional<Resolution> proposal(PaymentId payment) {
    return resolutions.stream()
        .filter(each -> each.proposed().terms().payment().equals(payment))
        .max(Comparator.comparingInt(Resolution::number))
        .filter(last -> last.confirmed().isEmpty());
  }

  /// The refunds of a payment that the provider can't make.
  public Stream<Refund> abnormalRefunds(Entry entry) {
    return new PaymentBalance(this, entry)
        .refunds()
        .filter(refund -> refund.progress() instanceof Refund.Progress.Abnormal);
  }

  /// Whether a payment of what the customer has already was to go back, and the provider refused.
  public boolean automaticRefundRefused(Entry entry) {
    return new PaymentBalance(this, entry).automaticRefundRefused();
  }

  /// Whether any refund of a payment was asked for here, or told of.
  public boolean hasRefunds(Entry entry) {
    return new PaymentBalance(this, entry).hasRefunds();
  }

  /// Whether a refund is counted already, by the provider's number.
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

  /// The refund that this idempotency key, by its digest, asked for.
  public Optional<Refund> refundOf(String key) {
    return refunds.stream()
        .filter(refund -> refund.requested().request().filter(r -> r.key().equals(key)).isPresent())
        .findFirst();
  }

  public Balance balance(Entry entry) {
    return new PaymentBalance(this, entry).balance();
  }

  /// Since when money of this order waits for a person.
  public Optional<Instant> heldSince() {
    return payments.stream()
        .filter(entry -> balance(entry).held().minorUnits() > 0)
        .map(Entry::recordedAt)
        .min(Instant::compareTo);
  }

  /// Whether money for an entitlement is kept.
  public boolean backsEntitlement() {
    return payments.stream().anyMatch(entry -> balance(entry).kept().minorUnits() > 0);
  }

  /// The refunds whose last word is still to come.
  public Stream<Refund> openRefunds() {
    return refunds.stream().filter(Refund::open);
  }
}

package guitai.order;

import guitai.payment.Balance;
import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An order's money (台账): each payment of it, and where each fen of the payment is.
///
/// @param payments in the order in which they were recorded
/// @param refunds by number from 1
/// @param reported what the provider reported of refunds that aren't ours
/// @param resolutions by number from 1
public record PaymentBalances(
    List<Entry> payments, List<Refund> refunds, Elsewhere reported, List<Resolution> resolutions) {
  /// A payment of the order: the one that pays it, or one that is held.
  ///
  /// @param disputed as the provider reported it since, with another amount
  public record Entry(
      Instant recordedAt,
      int attempt,
      Payment payment,
      Optional<HoldReason> holdReason,
      Optional<Payment> disputed) {
    Entry(Instant recordedAt, int attempt, Payment payment, Optional<HoldReason> holdReason) {
      this(recordedAt, attempt, payment, holdReason, Optional.empty());
    }

    public boolean applied() {
      return holdReason.isEmpty();
    }

    Entry disputedBy(Payment said) {
      return new Entry(
          recordedAt,
          attempt,
          payment,
          holdReason,
          Optional.of(said).filter(other -> !other.amount().equals(payment.amount())));
    }

    Entry corrected(Payment said) {
      return new Entry(recordedAt, attempt, said, holdReason, Optional.empty());
    }
  }

  /// Refunds that we didn't request.
  ///
  /// @param found refunds made outside our sight
  /// @param abnormal those that the provider can't pay back
  /// @param totals how much of a payment has gone back in all, each time that the provider said so
  public record Elsewhere(
      List<Event.RefundFound> found,
      List<AbnormalRefund> abnormal,
      List<Event.RefundTotalReported> totals) {}

  static PaymentBalances of(List<Event> events) {
    return BalanceFold.of(events);
  }

  public List<Event.RefundFound> foundRefunds() {
    return reported.found();
  }

  public List<Event.RefundTotalReported> refundTotals() {
    return reported.totals();
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

  /// The last proposal for a payment, or for the order itself, unless it was confirmed.
  public Optional<Resolution> proposal(Optional<PaymentId> payment) {
    return resolutions.stream()
        .filter(each -> each.proposed().terms().payment().equals(payment))
        .max(Comparator.comparingInt(Resolution::number))
        .filter(last -> last.confirmed().isEmpty());
  }

  /// Whether two operators decided to keep the money of a payment.
  boolean keptByOperators(PaymentId payment) {
    return resolutions.stream()
        .filter(each -> each.isOf(payment))
        .flatMap(resolution -> resolution.confirmed().stream())
        .map(event -> event.terms().way())
        .anyMatch(way -> way instanceof Resolution.Way.Grant || way instanceof Resolution.Way.Keep);
  }

  /// Whether two operators decided on it after its refund as already owned had failed.
  boolean keptThoughOwned(PaymentId payment) {
    return keptByOperators(payment)
        && refunds.stream()
            .filter(refund -> refund.payment().equals(payment))
            .filter(refund -> refund.requested().cause() == RefundCause.ALREADY_OWNED)
            .anyMatch(refund -> refund.course().followed());
  }

  /// The abnormal refunds (退款异常) of a payment: the provider can't pay them back.
  public Stream<Refund> abnormalRefunds(Entry entry) {
    return refundsOf(entry).filter(refund -> refund.progress() instanceof RefundProgress.Abnormal);
  }

  /// Those of refunds that we didn't request.
  public Stream<AbnormalRefund> abnormalElsewhere(Entry entry) {
    return reported.abnormal().stream()
        .filter(each -> !each.ended() && each.found().payment().equals(entry.payment().id()));
  }

  /// The refunds of a payment that make no progress.
  public Stream<Refund> stalledRefunds(Entry entry) {
    return refundsOf(entry).filter(Refund::stalled);
  }

  /// The refunds of a payment that the provider finally refused, with nothing decided since.
  public Stream<Refund> refusedRefunds(Entry entry) {
    return refundsOf(entry).filter(Refund::refused);
  }

  Stream<Refund> refundsOf(Entry entry) {
    return refunds.stream().filter(refund -> refund.payment().equals(entry.payment().id()));
  }

  /// Whether a payment that pays the order was to be refunded, and the provider refused.
  public boolean refundRefused(Entry entry) {
    return new PaymentBalance(this, entry).refundRefused();
  }

  /// Whether any refund of a payment was requested here or reported by the provider.
  public boolean hasRefunds(Entry entry) {
    return new PaymentBalance(this, entry).hasRefunds();
  }

  /// What is refunded of a payment by other refunds than ours, in minor units.
  long elsewhere(Entry entry) {
    return new PaymentBalance(this, entry).elsewhere();
  }

  /// Whether a refund with this number of the provider's is counted already.
  public boolean knowsRefund(String number) {
    return foundRefunds().stream().anyMatch(event -> event.number().equals(number))
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

  /// Since when some of a payment is held: since it was recorded, or since its refund got stuck.
  public Instant heldSince(Entry entry) {
    return entry.applied()
        ? Stream.of(
                abnormalRefunds(entry).map(refund -> refund.course().since()),
                refusedRefunds(entry).map(refund -> refund.course().since()),
                stalledRefunds(entry).flatMap(r -> r.course().stalled().stream()).map(Event::at),
                abnormalElsewhere(entry).map(each -> each.found().at()))
            .flatMap(each -> each)
            .min(Instant::compareTo)
            .orElse(entry.recordedAt())
        : entry.recordedAt();
  }

  /// Since when money of this order is held for an operator.
  public Optional<Instant> heldSince() {
    return payments.stream()
        .filter(entry -> balance(entry).held().minorUnits() > 0)
        .map(this::heldSince)
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

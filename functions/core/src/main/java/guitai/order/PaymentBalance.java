package guitai.order;

import guitai.payment.Balance;
import guitai.payment.RefundProgress;
import guitai.storefront.Money;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where each fen of one payment is. Refunded money counts first, since a refund that we didn't
/// request may leave less to refund than was reserved.
record PaymentBalance(PaymentBalances balances, PaymentBalances.Entry entry) {
  Balance balance() {
    long paid = entry.payment().amount().minorUnits();
    long refunded = Math.min(paid, refundedByProvider() + refundedOutsideProvider());
    long abnormal = Math.min(paid - refunded, sum(RefundProgress.Abnormal.class));
    long refunding = Math.min(paid - refunded - abnormal, underWay());
    long rest = paid - refunded - abnormal - refunding;
    long unwanted = entry.applied() ? Math.min(rest, refused()) : rest;
    long kept = rest - unwanted;
    long held = abnormal + unwanted;
    return new Balance(money(kept), money(refunded), money(refunding), money(held));
  }

  /// The amount of a payment that pays the order and was to be refunded, where the provider finally
  /// refused. It is held for an operator, unless two operators have decided since to keep it.
  private long refused() {
    return refunds()
        .filter(Refund::mustBeRefunded)
        .reduce((_, later) -> later)
        .filter(last -> last.progress() instanceof RefundProgress.Failed && !keptSince(last))
        .map(last -> last.amount().minorUnits())
        .orElse(0L);
  }

  private boolean keptSince(Refund refund) {
    return balances.resolutions().stream()
        .flatMap(resolution -> resolution.confirmed().stream())
        .filter(event -> event.terms().payment().equals(entry.payment().id()))
        .filter(event -> event.terms().way() instanceof Resolution.Way.Grant)
        .anyMatch(event -> !event.at().isBefore(refund.requested().at()));
  }

  /// The amount refunded through the provider: its reported total, and the refunds that we know of
  /// besides.
  private long refundedByProvider() {
    return largestTotal()
        .map(total -> Math.max(knownRefunds(), withLaterRefunds(total)))
        .orElseGet(this::knownRefunds);
  }

  /// The sum of the single refunds that we know of.
  private long knownRefunds() {
    return sum(RefundProgress.Done.class) + foundRefunds();
  }

  /// A reported total contains the refunds made by then. A refund requested later isn't in it and
  /// is added.
  private long withLaterRefunds(Event.RefundTotalReported total) {
    return total.amount().minorUnits()
        + sum(refund ->
            refund.number() > total.refunds() && refund.progress() instanceof RefundProgress.Done);
  }

  /// A part of the reported total that no known refund explains may be open refunds of ours,
  /// requested by then, whose end the provider hasn't reported yet.
  private long underWay() {
    long all = sum(Refund::open);
    if (largestTotal().isEmpty()) {
      return all;
    }
    var total = largestTotal().get();
    long before = sum(refund -> refund.open() && refund.number() <= total.refunds());
    long unexplained = Math.max(0, withLaterRefunds(total) - knownRefunds());
    return all - Math.min(before, unexplained);
  }

  /// The reported total that amounts to most.
  private Optional<Event.RefundTotalReported> largestTotal() {
    return balances.refundTotals().stream()
        .filter(total -> total.payment().equals(entry.payment().id()))
        .max(
            Comparator.comparingLong(this::withLaterRefunds)
                .thenComparingInt(Event.RefundTotalReported::refunds));
  }

  private long foundRefunds() {
    return balances.foundRefunds().stream()
        .filter(refund -> refund.payment().equals(entry.payment().id()))
        .mapToLong(refund -> refund.amount().minorUnits())
        .sum();
  }

  /// The amount refunded outside the provider (线下退款).
  private long refundedOutsideProvider() {
    return balances.resolutions().stream()
        .flatMap(resolution -> resolution.confirmed().stream())
        .filter(event -> event.terms().payment().equals(entry.payment().id()))
        .filter(event -> event.terms().way() instanceof Resolution.Way.RefundedOutsideProvider)
        .mapToLong(event -> event.terms().amount().minorUnits())
        .sum();
  }

  private long sum(Class<? extends RefundProgress> progress) {
    return sum(refund -> progress.isInstance(refund.progress()));
  }

  private long sum(Predicate<Refund> which) {
    return refunds().filter(which).mapToLong(refund -> refund.amount().minorUnits()).sum();
  }

  Stream<Refund> refunds() {
    return balances.refunds().stream()
        .filter(refund -> refund.payment().equals(entry.payment().id()));
  }

  boolean automaticRefundRefused() {
    return entry.applied() && refused() > 0;
  }

  /// Whether any refund of it was requested here or reported by the provider.
  boolean hasRefunds() {
    return refunds().findAny().isPresent() || refundedByProvider() + refundedOutsideProvider() > 0;
  }

  private Money money(long minorUnits) {
    return new Money(minorUnits, entry.payment().amount().currency());
  }
}

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
    long refunded = refunded();
    long stuck = Math.min(paid - refunded, stuck());
    long refunding = Math.min(paid - refunded - stuck, underWay());
    long rest = paid - refunded - stuck - refunding;
    long unwanted = wanted() ? Math.min(rest, refused()) : rest;
    long kept = rest - unwanted;
    long held = stuck + unwanted;
    return new Balance(money(kept), money(refunded), money(refunding), money(held));
  }

  /// Whether the money is ours: it pays the order, or two operators decided to keep it.
  private boolean wanted() {
    return entry.applied() || balances.keptByOperators(entry.payment().id());
  }

  private long refunded() {
    return Math.min(
        entry.payment().amount().minorUnits(), refundedByProvider() + refundedOutsideProvider());
  }

  /// What no refund has taken, and none that is under way may take.
  long left() {
    long paid = entry.payment().amount().minorUnits();
    return Math.max(0, paid - refunded() - stuck() - underWay());
  }

  /// The amount that was to be refunded, and that the provider finally refused, less what was
  /// refunded otherwise since. It is held for an operator until two of them decide.
  private long refused() {
    var refused = refunds().filter(Refund::refused).toList();
    long amount = refused.stream().mapToLong(refund -> refund.amount().minorUnits()).sum();
    long before = refused.stream().mapToLong(each -> each.course().elsewhere()).min().orElse(0);
    return Math.max(0, amount - Math.max(0, elsewhere() - before));
  }

  /// What is refunded by other refunds than ours.
  long elsewhere() {
    return Math.max(0, refundedByProvider() - sum(RefundProgress.Done.class));
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

  /// What waits for an operator: abnormal refunds, and those that make no progress.
  private long stuck() {
    long elsewhere =
        balances
            .abnormalElsewhere(entry)
            .mapToLong(each -> each.found().amount().minorUnits())
            .sum();
    long stalled = Math.max(0, sum(Refund::stalled) - covered());
    return sum(RefundProgress.Abnormal.class) + elsewhere + stalled;
  }

  private long underWay() {
    long covered = Math.max(0, covered() - sum(Refund::stalled));
    return sum(refund -> refund.open() && !refund.stalled()) - covered;
  }

  /// A part of the reported total that no known refund explains may be open refunds of ours,
  /// requested by then, whose end the provider hasn't reported yet.
  private long covered() {
    if (largestTotal().isEmpty()) {
      return 0;
    }
    var total = largestTotal().get();
    long before = sum(refund -> refund.open() && refund.number() <= total.refunds());
    long unexplained = Math.max(0, withLaterRefunds(total) - knownRefunds());
    return Math.min(before, unexplained);
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
        .filter(resolution -> resolution.isOf(entry.payment().id()))
        .flatMap(resolution -> resolution.confirmed().stream())
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

  private Stream<Refund> refunds() {
    return balances.refundsOf(entry);
  }

  boolean refundRefused() {
    return wanted() && refused() > 0;
  }

  /// Whether any refund of it was requested here or reported by the provider.
  boolean hasRefunds() {
    return refunds().findAny().isPresent() || refundedByProvider() + refundedOutsideProvider() > 0;
  }

  private Money money(long minorUnits) {
    return new Money(minorUnits, entry.payment().amount().currency());
  }
}

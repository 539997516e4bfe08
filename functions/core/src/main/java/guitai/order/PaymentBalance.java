package guitai.order;

import guitai.storefront.Money;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where each fen of one payment is. What was given back counts first, since a refund made outside
/// our sight may leave less to be given back than was reserved.
record PaymentBalance(PaymentBalances books, PaymentBalances.Entry entry) {
  PaymentBalances.Balance balance() {
    long total = entry.payment().amount().minorUnits();
    long refunded = Math.min(total, gone() + byHand());
    long abnormal = Math.min(total - refunded, sum(Refund.Progress.Abnormal.class));
    long refunding = Math.min(total - refunded - abnormal, underWay());
    long rest = total - refunded - abnormal - refunding;
    long unwanted = entry.applied() ? Math.min(rest, refused()) : rest;
    long kept = rest - unwanted;
    long held = abnormal + unwanted;
    return new PaymentBalances.Balance(money(kept), money(refunded), money(refunding), money(held));
  }

  /// What was to go back though it pays the order, and the provider's last word is that it doesn't:
  /// it waits for a person, unless two have decided since that it is kept.
  private long refused() {
    return refunds()
        .filter(Refund::mustBeRefunded)
        .reduce((_, later) -> later)
        .filter(last -> last.progress() instanceof Refund.Progress.Failed && !keptSince(last))
        .map(last -> last.amount().minorUnits())
        .orElse(0L);
  }

  private boolean keptSince(Refund refund) {
    return books.resolutions().stream()
        .flatMap(resolution -> resolution.confirmed().stream())
        .filter(event -> event.terms().payment().equals(entry.payment().id()))
        .filter(event -> event.terms().way() instanceof Resolution.Way.Grant)
        .anyMatch(event -> !event.at().isBefore(refund.requested().at()));
  }

  /// Through the provider: what it told of in all, and what we know of besides.
  private long gone() {
    return told().map(told -> Math.max(known(), said(told))).orElseGet(this::known);
  }

  /// Refund by refund.
  private long known() {
    return sum(Refund.Progress.Done.class) + outside();
  }

  /// A sum is of what went back by then: what was asked for later isn't in it.
  private long said(Event.RefundTotalReported told) {
    return told.amount().minorUnits()
        + sum(refund ->
            refund.number() > told.refunds() && refund.progress() instanceof Refund.Progress.Done);
  }

  /// What was told in all and no refund explains may be refunds of ours, asked for by then, whose
  /// end we haven't heard of.
  private long underWay() {
    long all = sum(Refund::open);
    if (told().isEmpty()) {
      return all;
    }
    var told = told().get();
    long before = sum(refund -> refund.open() && refund.number() <= told.refunds());
    long unexplained = Math.max(0, said(told) - known());
    return all - Math.min(before, unexplained);
  }

  /// The sum that says most.
  private Optional<Event.RefundTotalReported> told() {
    return books.refundTotals().stream()
        .filter(told -> told.payment().equals(entry.payment().id()))
        .max(
            Comparator.comparingLong(this::said)
                .thenComparingInt(Event.RefundTotalReported::refunds));
  }

  private long outside() {
    return books.foundRefunds().stream()
        .filter(refund -> refund.payment().equals(entry.payment().id()))
        .mapToLong(refund -> refund.amount().minorUnits())
        .sum();
  }

  /// What no provider knows of.
  private long byHand() {
    return books.resolutions().stream()
        .flatMap(resolution -> resolution.confirmed().stream())
        .filter(event -> event.terms().payment().equals(entry.payment().id()))
        .filter(event -> event.terms().way() instanceof Resolution.Way.RefundedOutsideProvider)
        .mapToLong(event -> event.terms().amount().minorUnits())
        .sum();
  }

  private long sum(Class<? extends Refund.Progress> progress) {
    return sum(refund -> progress.isInstance(refund.progress()));
  }

  private long sum(Predicate<Refund> which) {
    return refunds().filter(which).mapToLong(refund -> refund.amount().minorUnits()).sum();
  }

  Stream<Refund> refunds() {
    return books.refunds().stream().filter(refund -> refund.payment().equals(entry.payment().id()));
  }

  boolean automaticRefundRefused() {
    return entry.applied() && refused() > 0;
  }

  /// Whether any refund of it was asked for here, or told of.
  boolean hasRefunds() {
    return refunds().findAny().isPresent() || gone() + byHand() > 0;
  }

  private Money money(long minorUnits) {
    return new Money(minorUnits, entry.payment().amount().currency());
  }
}

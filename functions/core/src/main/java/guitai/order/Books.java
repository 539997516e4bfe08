package guitai.order;

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
/// @param found refunds made outside our sight
/// @param told how much of a payment has gone back in all, whenever the provider said so
public record Books(
    List<Entry> payments,
    List<Refund> refunds,
    List<Event.RefundFound> found,
    List<Event.ReturnedInAll> told) {
  /// A payment of the order: the one that pays it, or one that is held.
  public record Entry(
      Instant toldAt, int attempt, Payment payment, Optional<HeldBecause> heldBecause) {
    public boolean applied() {
      return heldBecause.isEmpty();
    }
  }

  /// Where a payment's money is: the four add up to it.
  public record Balance(Money kept, Money refunded, Money refunding, Money held) {}

  static Books of(List<Event> events) {
    var payments = new ArrayList<Entry>();
    var refunds = new ArrayList<Refund>();
    var found = new ArrayList<Event.RefundFound>();
    var told = new ArrayList<Event.ReturnedInAll>();
    for (var event : events) {
      switch (event) {
        case Event.PaymentApplied e ->
            payments.add(new Entry(e.at(), e.attempt(), e.payment(), Optional.empty()));
        case Event.PaymentHeld e ->
            payments.add(new Entry(e.at(), e.attempt(), e.payment(), Optional.of(e.because())));
        case Event.PaymentUnmatched e ->
            payments.add(new Entry(e.at(), 0, e.payment(), Optional.of(HeldBecause.NO_ORDER)));
        case Event.RefundRequested e -> refunds.add(Refund.of(e));
        case Event.RefundSent e -> refunds.set(e.refund() - 1, of(refunds, e.refund()).with(e));
        case Event.RefundAdvanced e ->
            refunds.set(e.refund() - 1, of(refunds, e.refund()).with(e.progress()));
        case Event.RefundFound e -> found.add(e);
        case Event.ReturnedInAll e -> told.add(e);
        case Event.Placed _,
            Event.AttemptOpened _,
            Event.PrepayClaimed _,
            Event.PrepayObtained _,
            Event.PrepayRefused _,
            Event.TokenAccepted _,
            Event.AttemptEnded _,
            Event.Closed _,
            Event.NoticeFiled _,
            Event.LookRequested _,
            Event.LookAnswered _,
            Event.EntitlementGranted _,
            Event.EntitlementRevoked _ -> {}
      }
    }
    return new Books(
        List.copyOf(payments), List.copyOf(refunds), List.copyOf(found), List.copyOf(told));
  }

  private static Refund of(List<Refund> refunds, int number) {
    return refunds.get(number - 1);
  }

  /// The payment that pays the order.
  public Optional<Entry> applied() {
    return payments.stream().filter(Entry::applied).findFirst();
  }

  public Optional<Entry> payment(PaymentId id) {
    return payments.stream().filter(entry -> entry.payment().id().equals(id)).findFirst();
  }

  public Optional<Refund> refund(int number) {
    return refunds.stream().filter(refund -> refund.number() == number).findFirst();
  }

  /// The refund that this idempotency key, by its digest, asked for.
  public Optional<Refund> refundOf(String key) {
    return refunds.stream().filter(refund -> refund.requested().key().equals(key)).findFirst();
  }

  /// What was given back counts first, since a refund made outside our sight may leave less to be
  /// given back than was reserved. Of what the provider told in all, a part that no known refund
  /// explains may be refunds of ours, asked for before, whose end we haven't heard of.
  public Balance balance(Entry entry) {
    long total = entry.payment().amount().minorUnits();
    long known = sum(entry, Refund.Progress.Done.class) + outside(entry);
    var most = most(entry);
    long told = most.map(event -> event.amount().minorUnits()).orElse(0L);
    long refunded = Math.min(total, Math.max(known, told));
    long abnormal = Math.min(total - refunded, sum(entry, Refund.Progress.Abnormal.class));
    long explained = Math.min(Math.max(0, told - known), underWay(entry, most));
    long refunding =
        Math.min(total - refunded - abnormal, underWay(entry, Optional.empty()) - explained);
    long rest = total - refunded - abnormal - refunding;
    long kept = entry.applied() ? rest : 0;
    long held = abnormal + (entry.applied() ? 0 : rest);
    return new Balance(
        money(entry, kept), money(entry, refunded), money(entry, refunding), money(entry, held));
  }

  /// The largest sum that was told.
  private Optional<Event.ReturnedInAll> most(Entry entry) {
    return told.stream()
        .filter(event -> event.payment().equals(entry.payment().id()))
        .max(Comparator.comparingLong(event -> event.amount().minorUnits()));
  }

  private long sum(Entry entry, Class<? extends Refund.Progress> progress) {
    return of(entry)
        .filter(refund -> progress.isInstance(refund.progress()))
        .mapToLong(refund -> refund.amount().minorUnits())
        .sum();
  }

  /// @param before counts those alone that were asked for before it; empty for all
  private long underWay(Entry entry, Optional<Event.ReturnedInAll> before) {
    return of(entry)
        .filter(Refund::open)
        .filter(refund -> before.map(told -> refund.number() <= told.refunds()).orElse(true))
        .mapToLong(refund -> refund.amount().minorUnits())
        .sum();
  }

  private Stream<Refund> of(Entry entry) {
    return refunds.stream()
        .filter(refund -> refund.requested().payment().equals(entry.payment().id()));
  }

  private long outside(Entry entry) {
    return found.stream()
        .filter(refund -> refund.payment().equals(entry.payment().id()))
        .mapToLong(refund -> refund.amount().minorUnits())
        .sum();
  }

  private static Money money(Entry entry, long minorUnits) {
    return new Money(minorUnits, entry.payment().amount().currency());
  }

  /// Since when money of this order waits for a person.
  public Optional<Instant> heldSince() {
    return payments.stream()
        .filter(entry -> balance(entry).held().minorUnits() > 0)
        .map(Entry::toldAt)
        .min(Instant::compareTo);
  }

  /// Whether money for an entitlement is kept.
  public boolean backsEntitlement() {
    return applied().filter(entry -> balance(entry).kept().minorUnits() > 0).isPresent();
  }

  /// The refunds whose last word is still to come.
  public Stream<Refund> open() {
    return refunds.stream().filter(Refund::open);
  }
}

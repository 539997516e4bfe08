package guitai.order;

import guitai.payment.Posting;
import guitai.payment.RefundProgress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The postings of an order to our ledger: they follow from its past alone.
public final class OrderPostings {
  private OrderPostings() {}

  /// All postings of an order.
  public static List<Posting> of(Past past) {
    var balances = past.balances();
    var payments = balances.payments().stream().map(entry -> payment(past, balances, entry));
    var refunds = balances.refunds().stream().flatMap(refund -> refund(past, refund).stream());
    var found =
        balances.foundRefunds().stream().flatMap(refund -> found(past, balances, refund).stream());
    var abnormal =
        balances.reported().abnormal().stream()
            .filter(each -> !balances.knowsRefund(each.found().number()))
            .flatMap(each -> abnormal(past, balances, each.found()).stream());
    return Stream.of(payments, refunds, found, abnormal).<Posting>flatMap(each -> each).toList();
  }

  /// The postings of an order that are new or changed after more events.
  public static List<Posting> changed(Past before, Past after) {
    var known = new HashSet<>(of(before));
    return of(after).stream().filter(posting -> !known.contains(posting)).toList();
  }

  private static Posting payment(Past past, PaymentBalances balances, PaymentBalances.Entry entry) {
    return new Posting.OfPayment(
        past.merchantOrderNumber(entry.attempt()),
        entry.payment().id(),
        entry.payment().paidAt(),
        entry.payment().amount(),
        entry.applied(),
        balances.balance(entry));
  }

  private static Optional<Posting> refund(Past past, Refund refund) {
    return past.events().stream()
        .filter(event -> event instanceof Event.RefundAdvanced e && e.refund() == refund.number())
        .map(Event.RefundAdvanced.class::cast)
        .flatMap(taken -> taken(past, refund, taken).stream())
        .findFirst();
  }

  /// A refund that failed before the provider accepted it has no posting.
  private static Optional<Posting> taken(Past past, Refund refund, Event.RefundAdvanced advanced) {
    return switch (advanced.progress()) {
      case RefundProgress.Processing(var theirs) ->
          Optional.of(posting(past, refund, theirs, advanced.at()));
      case RefundProgress.Done(var theirs, var at) ->
          Optional.of(posting(past, refund, theirs, at));
      case RefundProgress.Abnormal(var theirs) ->
          Optional.of(posting(past, refund, theirs, advanced.at()));
      case RefundProgress.Requested _, RefundProgress.Failed _ -> Optional.empty();
    };
  }

  private static Posting posting(Past past, Refund refund, String theirs, Instant at) {
    var requested = refund.requested();
    return new Posting.OfRefund(
        past.merchantOrderNumber(requested.terms().attempt()),
        refund.payment(),
        Optional.of(new RefundId(past.id(), refund.number()).text()),
        theirs,
        at,
        refund.amount(),
        state(refund.progress()));
  }

  private static Posting.State state(RefundProgress progress) {
    return switch (progress) {
      case RefundProgress.Requested _, RefundProgress.Processing _ -> Posting.State.PROCESSING;
      case RefundProgress.Done _ -> Posting.State.DONE;
      case RefundProgress.Abnormal _ -> Posting.State.ABNORMAL;
      // What our operators gave up stays at the provider as it was.
      case RefundProgress.Failed(var code) ->
          code.equals(Refund.GIVEN_UP) ? Posting.State.ABNORMAL : Posting.State.FAILED;
    };
  }

  private static Optional<Posting> found(
      Past past, PaymentBalances balances, Event.RefundFound found) {
    return balances
        .payment(found.payment())
        .map(entry ->
            new Posting.OfRefund(
                past.merchantOrderNumber(entry.attempt()),
                found.payment(),
                Optional.empty(),
                found.number(),
                firstKnown(balances, found),
                found.amount(),
                Posting.State.DONE));
  }

  /// One that was abnormal first stays on its day's page.
  private static Instant firstKnown(PaymentBalances balances, Event.RefundFound found) {
    return balances.reported().abnormal().stream()
        .map(AbnormalRefund::found)
        .filter(earlier -> earlier.number().equals(found.number()))
        .map(Event::at)
        .findFirst()
        .orElse(found.refundedAt());
  }

  private static Optional<Posting> abnormal(
      Past past, PaymentBalances balances, Event.AbnormalRefundFound found) {
    return balances
        .payment(found.payment())
        .map(entry ->
            new Posting.OfRefund(
                past.merchantOrderNumber(entry.attempt()),
                found.payment(),
                Optional.empty(),
                found.number(),
                found.at(),
                found.amount(),
                Posting.State.ABNORMAL));
  }
}

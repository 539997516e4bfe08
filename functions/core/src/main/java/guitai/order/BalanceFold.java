package guitai.order;

import guitai.payment.HoldReason;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Folds an order's events into its [PaymentBalances].
final class BalanceFold {
  private final List<PaymentBalances.Entry> payments = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();
  private final List<Event.RefundFound> found = new ArrayList<>();
  private final List<AbnormalRefund> abnormal = new ArrayList<>();
  private final List<Event.RefundTotalReported> totals = new ArrayList<>();
  private final List<Resolution> resolutions = new ArrayList<>();
  private Optional<Event> previous = Optional.empty();

  static PaymentBalances of(List<Event> events) {
    var fold = new BalanceFold();
    for (var event : events) {
      fold.add(event);
      fold.previous = Optional.of(event);
    }
    return fold.balances();
  }

  private PaymentBalances balances() {
    return new PaymentBalances(
        List.copyOf(payments),
        List.copyOf(refunds),
        new PaymentBalances.Elsewhere(
            List.copyOf(found), List.copyOf(abnormal), List.copyOf(totals)),
        List.copyOf(resolutions));
  }

  private void add(Event event) {
    switch (event) {
      case Event.PaymentApplied e -> apply(e);
      case Event.PaymentHeld e ->
          payments.add(
              new PaymentBalances.Entry(e.at(), e.attempt(), e.payment(), Optional.of(e.reason())));
      case Event.PaymentUnmatched e ->
          payments.add(
              new PaymentBalances.Entry(e.at(), 0, e.payment(), Optional.of(HoldReason.NO_ORDER)));
      case Event.ProviderDisagreed e ->
          entry(e.payment().id(), entry -> entry.disputedBy(e.payment()));
      case Event.PaymentCorrected e ->
          entry(e.payment().id(), entry -> entry.corrected(e.payment()));
      case Event.RefundRequested e -> request(e);
      case Event.RefundSent e -> refund(e.refund(), refund -> refund.with(e));
      case Event.RefundAdvanced e ->
          refund(e.refund(), refund -> refund.with(e.progress(), e.at()));
      case Event.RefundStalled e -> refund(e.refund(), refund -> refund.with(e));
      case Event.RefundFound e -> find(e);
      case Event.AbnormalRefundFound e -> abnormal.add(AbnormalRefund.of(e));
      case Event.RefundTotalReported e -> totals.add(e);
      case Event.ResolutionProposed e -> resolutions.add(Resolution.of(e));
      case Event.ResolutionConfirmed e -> confirm(e);
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
          Event.QueryStalled _,
          Event.EntitlementGranted _,
          Event.EntitlementRevoked _ -> {}
    }
  }

  /// A held payment that operators granted keeps its place.
  private void apply(Event.PaymentApplied e) {
    var applied = new PaymentBalances.Entry(e.at(), e.attempt(), e.payment(), Optional.empty());
    if (!entry(e.payment().id(), _ -> applied)) {
      payments.add(applied);
    }
  }

  private boolean entry(PaymentId payment, UnaryOperator<PaymentBalances.Entry> change) {
    for (int i = 0; i < payments.size(); i++) {
      if (payments.get(i).payment().id().equals(payment)) {
        payments.set(i, change.apply(payments.get(i)));
        return true;
      }
    }
    return false;
  }

  private void refund(int number, UnaryOperator<Refund> change) {
    refunds.set(number - 1, change.apply(refunds.get(number - 1)));
  }

  /// A refund that failed, and is at once requested again, is followed by that one.
  private void request(Event.RefundRequested requested) {
    if (previous.orElse(null) instanceof Event.RefundAdvanced(_, var failed, var progress, _)
        && progress instanceof RefundProgress.Failed
        && requested.request().isEmpty()
        && follows(requested, refunds.get(failed - 1))) {
      refund(failed, Refund::followed);
    }
    var balances = balances();
    long elsewhere =
        balances.payment(requested.terms().payment()).map(balances::elsewhere).orElse(0L);
    refunds.add(Refund.of(requested, elsewhere));
  }

  private static boolean follows(Event.RefundRequested requested, Refund failed) {
    return failed.payment().equals(requested.terms().payment())
        && failed.requested().cause() == requested.cause();
  }

  private void find(Event.RefundFound e) {
    found.add(e);
    abnormal.replaceAll(each -> each.found().number().equals(e.number()) ? each.end() : each);
  }

  /// A decision about all of a payment's held amount ends what its refunds need of operators.
  private void confirm(Event.ResolutionConfirmed e) {
    resolutions.set(e.resolution() - 1, resolutions.get(e.resolution() - 1).confirmed(e));
    var payment = e.terms().payment();
    if (payment.isEmpty() || !coversAll(e.terms())) {
      return;
    }
    refunds.replaceAll(
        refund -> refund.payment().equals(payment.get()) ? decided(refund, e) : refund);
    abnormal.replaceAll(each -> each.found().payment().equals(payment.get()) ? each.end() : each);
  }

  private static Refund decided(Refund refund, Event.ResolutionConfirmed e) {
    if (refund.refused()) {
      return refund.followed();
    }
    return refund.stalled() ? refund.resumed(e.at()) : refund;
  }

  static boolean coversAll(Resolution.Terms terms) {
    return !(terms.way() instanceof Resolution.Way.RefundedAtProvider refunded)
        || refunded.amount().minorUnits() >= terms.amount().minorUnits();
  }
}

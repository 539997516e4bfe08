package guitai.refund;

import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.payment.RefundProgress;
import guitai.provider.Notification;
import java.time.Instant;
import java.util.List;

/// What a proved refund notice (退款通知) means for the order it names.
public final class RefundNoticeEffect {
  private RefundNoticeEffect() {}

  /// Empty where the order has no such payment, or where the notice reports no amount of a refund
  /// that isn't ours.
  public static List<Command> of(Past past, Notification.RefundFinished notice, Instant at) {
    var entry =
        past.balances().payments().stream()
            .filter(known -> known.payment().id().number().equals(notice.payment()))
            .findFirst();
    if (entry.isEmpty()) {
      return List.of();
    }
    var source = notice.evidence().source();
    var ours = RefundId.parse(notice.number()).filter(id -> id.order().equals(past.id()));
    if (ours.flatMap(id -> past.balances().refund(id.number())).isPresent()) {
      return RefundExecution.learned(at, ours.get().number(), notice.progress(), source)
          .map(List::of)
          .orElse(List.of());
    }
    var payment = entry.get().payment().id();
    return RefundExecution.elsewhere(at, payment, notice.progress(), source)
        .map(List::of)
        .orElse(List.of());
  }

  /// The notice ends a refund of ours; about any other refund the provider is to be queried.
  public static List<Command> of(Past past, Notification.RefundTotal notice, Instant at) {
    var source = notice.evidence().source();
    var attempt = AttemptId.parse(notice.merchantOrderNumber()).orElseThrow();
    var total =
        new Command.RecordRefundTotal(at, attempt, notice.payment(), notice.refundTotal(), source);
    var ours = notice.refund().flatMap(RefundId::parse).filter(id -> id.order().equals(past.id()));
    if (ours.flatMap(id -> past.balances().refund(id.number())).isPresent()) {
      var done = new RefundProgress.Done(notice.refund().orElseThrow(), notice.at());
      int number = ours.get().number();
      return List.of(new Command.AdvanceRefund(at, number, done, false, source), total);
    }
    return notice.refund().filter(refund -> !found(past, refund)).isPresent()
        ? List.of(total, new Command.RequestQuery(at, "refund", notice.refund(), source))
        : List.of(total);
  }

  private static boolean found(Past past, String refund) {
    return past.balances().foundRefunds().stream().anyMatch(known -> known.number().equals(refund));
  }
}

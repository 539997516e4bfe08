package guitai.refund;

import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Past;
import guitai.order.Refund;
import guitai.order.RefundId;
import guitai.provider.Notification;
import guitai.provider.Refunds;
import java.time.Instant;
import java.util.List;

/// What a proved notice of a refund means for the order it names.
public final class RefundNoticeEffect {
  private RefundNoticeEffect() {}

  /// Empty where the order knows no such payment, or the notice says no amount of a refund that
  /// isn't ours.
  public static List<Command> of(Past past, Notification.RefundFinished news, Instant at) {
    var entry =
        past.balances().payments().stream()
            .filter(known -> known.payment().id().number().equals(news.payment()))
            .findFirst();
    if (entry.isEmpty()) {
      return List.of();
    }
    var source = news.evidence().source();
    var ours = RefundId.parse(news.number()).filter(id -> id.order().equals(past.id()));
    if (ours.flatMap(id -> past.balances().refund(id.number())).isPresent()) {
      return RefundExecution.learned(at, ours.get().number(), news.progress(), source)
          .map(List::of)
          .orElse(List.of());
    }
    return news.progress() instanceof Refunds.Progress.Done(var number, var amount, var doneAt)
        ? List.of(
            new Command.RecordFoundRefund(
                at, entry.get().payment().id(), number, amount, doneAt, source))
        : List.of();
  }

  /// A refund of ours has its end thereby; which other refund it was, the provider is asked.
  public static List<Command> of(Past past, Notification.RefundTotal news, Instant at) {
    var source = news.evidence().source();
    var attempt = AttemptId.parse(news.merchantOrderNumber()).orElseThrow();
    var sum =
        new Command.RecordRefundTotal(at, attempt, news.payment(), news.refundTotal(), source);
    var ours = news.refund().flatMap(RefundId::parse).filter(id -> id.order().equals(past.id()));
    if (ours.flatMap(id -> past.balances().refund(id.number())).isPresent()) {
      var done = new Refund.Progress.Done(news.refund().orElseThrow(), news.at());
      int number = ours.get().number();
      return List.of(new Command.AdvanceRefund(at, number, done, false, source), sum);
    }
    return news.refund().filter(refund -> !found(past, refund)).isPresent()
        ? List.of(sum, new Command.RequestQuery(at, "refund", news.refund(), source))
        : List.of(sum);
  }

  private static boolean found(Past past, String refund) {
    return past.balances().foundRefunds().stream().anyMatch(known -> known.number().equals(refund));
  }
}

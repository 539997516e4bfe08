package guitai.notification;

import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Past;
import guitai.order.Refund;
import guitai.order.RefundId;
import guitai.provider.Notification;
import guitai.provider.Refunds;
import guitai.refund.RefundExecution;
import java.time.Instant;
import java.util.List;

/// What a proved notice of a refund means for the order it names.
final class RefundNoticeEffect {
  private RefundNoticeEffect() {}

  /// Empty where the order knows no such payment, or the notice says no amount of a refund that
  /// isn't ours.
  static List<Command> of(Past past, Notification.RefundFinished news, Instant at) {
    var entry =
        past.balances().payments().stream()
            .filter(known -> known.payment().id().number().equals(news.payment()))
            .findFirst();
    if (entry.isEmpty()) {
      return List.of();
    }
    var digest = news.evidence().digest();
    var ours = RefundId.parse(news.number()).filter(id -> id.order().equals(past.id()));
    if (ours.flatMap(id -> past.balances().refund(id.number())).isPresent()) {
      return RefundExecution.learned(at, ours.get().number(), news.progress(), digest)
          .map(List::of)
          .orElse(List.of());
    }
    return news.progress() instanceof Refunds.Progress.Done(var number, var amount, var doneAt)
        ? List.of(
            new Command.RecordFoundRefund(
                at, entry.get().payment().id(), number, amount, doneAt, digest))
        : List.of();
  }

  /// A refund of ours has its end thereby; which other refund it was, the provider is asked.
  static List<Command> of(Past past, Notification.RefundTotal news, Instant at) {
    var digest = news.evidence().digest();
    var attempt = AttemptId.parse(news.merchantOrderNumber()).orElseThrow();
    var sum =
        new Command.RecordRefundTotal(at, attempt, news.payment(), news.refundTotal(), digest);
    var ours = RefundId.parse(news.refund()).filter(id -> id.order().equals(past.id()));
    if (ours.flatMap(id -> past.balances().refund(id.number())).isPresent()) {
      var done = new Refund.Progress.Done(news.refund(), news.at());
      int number = ours.get().number();
      return List.of(new Command.AdvanceRefund(at, number, done, false, digest), sum);
    }
    boolean found =
        past.balances().foundRefunds().stream()
            .anyMatch(known -> known.number().equals(news.refund()));
    return found || news.refund().isEmpty()
        ? List.of(sum)
        : List.of(sum, new Command.RequestQuery(at, "refund", news.refund(), digest));
  }
}

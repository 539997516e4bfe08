package guitai.counter;

import guitai.order.Command;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.provider.Notice;
import guitai.provider.Refunds;
import java.time.Instant;
import java.util.List;

/// What a proved notice of a refund means for the order it names.
final class RefundNews {
  private RefundNews() {}

  /// Empty where the order knows no such payment, or the notice says no amount of a refund that
  /// isn't ours.
  static List<Command> of(Past past, Notice.Refunded news, Instant at) {
    var entry =
        past.books().payments().stream()
            .filter(known -> known.payment().id().number().equals(news.payment()))
            .findFirst();
    if (entry.isEmpty()) {
      return List.of();
    }
    var digest = news.evidence().digest();
    var ours = RefundId.parse(news.number()).filter(id -> id.order().equals(past.id()));
    if (ours.flatMap(id -> past.books().refund(id.number())).isPresent()) {
      return Repayment.learned(at, ours.get().number(), news.progress(), digest)
          .map(List::of)
          .orElse(List.of());
    }
    return news.progress() instanceof Refunds.Progress.Done(var number, var amount, var doneAt)
        ? List.of(
            new Command.FindRefund(at, entry.get().payment().id(), number, amount, doneAt, digest))
        : List.of();
  }
}

package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ambiguous answers to the next calls: whether UnionPay executes them or not, the answer is a code
/// that means neither. They are lost at a restart.
final class AmbiguousAnswers {
  /// The limit of pending ones.
  static final int LIMIT = 100;

  /// @param done whether the call is executed nevertheless
  record AmbiguousAnswer(String path, String code, boolean done) {}

  private final List<AmbiguousAnswer> waiting = new ArrayList<>();

  /// @throws Refusal if too many are pending already
  synchronized void add(AmbiguousAnswer answer, int times) {
    if (waiting.size() + times > LIMIT) {
      throw Refusal.of(409, "too-much-doubt", "No more than " + LIMIT + " calls can be ambiguous.");
    }
    for (int i = 0; i < times; i++) {
      waiting.add(answer);
    }
  }

  /// The first one for that call, which is used up by it.
  synchronized Optional<AmbiguousAnswer> next(String path) {
    var next = waiting.stream().filter(answer -> answer.path().equals(path)).findFirst();
    next.ifPresent(waiting::remove);
    return next;
  }
}

package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the next calls are answered where UnionPay itself can't say: done or not, they hear a code
/// that means neither. It is forgotten at a restart.
final class AmbiguousAnswers {
  /// No more are waiting at once.
  static final int LIMIT = 100;

  /// @param done whether the call is done all the same
  record AmbiguousAnswer(String path, String code, boolean done) {}

  private final List<AmbiguousAnswer> waiting = new ArrayList<>();

  /// @throws Refusal where too many are waiting already
  synchronized void add(AmbiguousAnswer answer, int times) {
    if (waiting.size() + times > LIMIT) {
      throw Refusal.of(409, "too-much-doubt", "No more than " + LIMIT + " calls can be doubted.");
    }
    for (int i = 0; i < times; i++) {
      waiting.add(answer);
    }
  }

  /// The first that meets the call, which is used up by it.
  synchronized Optional<AmbiguousAnswer> next(String path) {
    var next = waiting.stream().filter(answer -> answer.path().equals(path)).findFirst();
    next.ifPresent(waiting::remove);
    return next;
  }
}

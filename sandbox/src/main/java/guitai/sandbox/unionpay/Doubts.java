package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the next calls are answered where UnionPay itself can't say: done or not, they hear a code
/// that means neither. It is forgotten at a restart.
final class Doubts {
  /// No more are waiting at once.
  static final int LIMIT = 100;

  /// @param done whether the call is done all the same
  record Doubt(String path, String code, boolean done) {}

  private final List<Doubt> waiting = new ArrayList<>();

  /// @throws Refusal where too many are waiting already
  synchronized void add(Doubt doubt, int times) {
    if (waiting.size() + times > LIMIT) {
      throw Refusal.of(409, "too-much-doubt", "No more than " + LIMIT + " calls can be doubted.");
    }
    for (int i = 0; i < times; i++) {
      waiting.add(doubt);
    }
  }

  /// The first that meets the call, which is used up by it.
  synchronized Optional<Doubt> next(String path) {
    var next = waiting.stream().filter(doubt -> doubt.path().equals(path)).findFirst();
    next.ifPresent(waiting::remove);
    return next;
  }
}

package guitai.simulation;

import java.util.ArrayList;
import java.util.List;

/// Shortens a broken history: each decision that can be plain without mending it becomes plain.
final class Shrinker {
  /// No more histories are tried.
  private static final int TRIES = 2000;

  private final long seed;
  private final Merchant merchant;
  private int tries;

  private Shrinker(long seed, Merchant merchant) {
    this.seed = seed;
    this.merchant = merchant;
  }

  static History.Verdict shortest(long seed, Merchant merchant) {
    return new Shrinker(seed, merchant).shorten(History.run(Choices.seeded(seed), seed, merchant));
  }

  /// Makes ever smaller parts of the decisions plain, as long as what is wrong stays wrong.
  private History.Verdict shorten(History.Verdict broken) {
    var best = broken;
    for (int part = Math.max(1, broken.tape().size() / 2); part > 0; part /= 2) {
      for (int at = 0; at < best.tape().size() && tries < TRIES; at += part) {
        var plainer = run(plain(best.tape(), at, part));
        if (same(plainer, broken) && sum(plainer.tape()) < sum(best.tape())) {
          best = plainer;
        }
      }
    }
    return best;
  }

  private History.Verdict run(List<Integer> tape) {
    tries++;
    return History.run(Choices.of(tape), seed, merchant);
  }

  private static List<Integer> plain(List<Integer> tape, int at, int length) {
    var plain = new ArrayList<>(tape);
    for (int i = at; i < Math.min(at + length, tape.size()); i++) {
      plain.set(i, 0);
    }
    return plain;
  }

  /// Whether both break the same promise.
  private static boolean same(History.Verdict one, History.Verdict other) {
    return one.broken() && promise(one).equals(promise(other));
  }

  private static String promise(History.Verdict verdict) {
    return verdict.findings().getFirst().split(":", 2)[0];
  }

  private static long sum(List<Integer> tape) {
    return tape.stream().mapToLong(Integer::longValue).sum();
  }
}

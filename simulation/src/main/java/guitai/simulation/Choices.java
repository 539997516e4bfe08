package guitai.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The decisions of one history: who goes on, who dies, what is lost. They come from a seed or from
/// a tape of decisions taken before, and are recorded, so that a history can be repeated, shortened
/// and varied. Decision 0 is always the plain one: nothing goes wrong.
public final class Choices {
  /// A history takes no more decisions; after them everything is plain.
  static final int LIMIT = 200_000;

  private static final int PERMILLE = 1000;

  private final SplittableRandom random;
  private final List<Integer> tape;
  private final boolean recorded;
  private final List<Integer> taken = new ArrayList<>();
  private final List<Integer> bounds = new ArrayList<>();

  private Choices(SplittableRandom random, List<Integer> tape, boolean recorded) {
    this.random = random;
    this.tape = List.copyOf(tape);
    this.recorded = recorded;
  }

  public static Choices seeded(long seed) {
    return new Choices(new SplittableRandom(seed), List.of(), false);
  }

  /// The decisions of the tape; the plain one after its end.
  public static Choices of(List<Integer> tape) {
    return new Choices(new SplittableRandom(0), tape, true);
  }

  /// A decision among so many; each is equally likely.
  int below(int bound) {
    return record(recorded ? Math.min(next(), bound - 1) : random.nextInt(bound), bound);
  }

  /// Whether something happens that goes wrong so many times in a thousand.
  boolean chance(int permille) {
    if (permille == 0) {
      return false;
    }
    int drawn = recorded ? Math.min(next(), 1) : random.nextInt(PERMILLE) < permille ? 1 : 0;
    return record(drawn, 2) == 1;
  }

  private int next() {
    return taken.size() < tape.size() ? tape.get(taken.size()) : 0;
  }

  private int record(int decision, int bound) {
    int chosen = taken.size() < LIMIT ? decision : 0;
    taken.add(chosen);
    bounds.add(bound);
    return chosen;
  }

  /// The decisions so far.
  public List<Integer> taken() {
    return List.copyOf(taken);
  }

  /// For each decision so far, among how many it was.
  public List<Integer> bounds() {
    return List.copyOf(bounds);
  }
}

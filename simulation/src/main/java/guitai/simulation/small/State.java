package guitai.simulation.small;

import guitai.simulation.small.FunctionRun.Kind;
import java.util.Arrays;

/// A state of the small world, as numbers: its four parts, the callbacks, the moment, what was used
/// of the bounds, and the positions of the runs, sorted, since equal ones may be exchanged.
final class State {
  private static final int CALLBACKS = 4;
  private static final int MOMENT = 5;
  private static final int USED = 6;
  private static final int FIRST_RUN = 7;
  private static final int BITS = 3;
  private static final int MASK = (1 << BITS) - 1;
  private static final int FAULTS = Kind.values().length;
  private static final int TROUBLES = FAULTS + 1;

  private final int[] numbers;

  private State(int[] numbers) {
    this.numbers = numbers;
  }

  static State of(int order, int grants, int wechatPay, int unionPay, int callbacks) {
    return new State(new int[] {order, grants, wechatPay, unionPay, callbacks, 0, 0});
  }

  int part(Part part) {
    return numbers[part.index()];
  }

  int callbacks() {
    return numbers[CALLBACKS];
  }

  int moment() {
    return numbers[MOMENT];
  }

  private int used(int what) {
    return (numbers[USED] >> (BITS * what)) & MASK;
  }

  /// How many runs of a kind have begun.
  int begun(Kind kind) {
    return used(kind.index());
  }

  int faults() {
    return used(FAULTS);
  }

  int troubles() {
    return used(TROUBLES);
  }

  int running() {
    return numbers.length - FIRST_RUN;
  }

  /// A run's position.
  int run(int index) {
    return numbers[FIRST_RUN + index];
  }

  /// What the part, the callbacks and the moment are together.
  long key(Part part) {
    return ((long) part(part) << 34) | ((long) callbacks() << 4) | moment();
  }

  private State set(int index, int value) {
    var changed = numbers.clone();
    changed[index] = value;
    return new State(changed);
  }

  State with(Part part, int value) {
    return set(part.index(), value);
  }

  State withCallbacks(int value) {
    return set(CALLBACKS, value);
  }

  /// Time passes, longer than any function may run: none goes on.
  State nextMoment() {
    var alone = Arrays.copyOf(numbers, FIRST_RUN);
    alone[MOMENT]++;
    return new State(alone);
  }

  private State use(int what) {
    return set(USED, numbers[USED] + (1 << (BITS * what)));
  }

  State begin(Kind kind) {
    return use(kind.index());
  }

  State withFault() {
    return use(FAULTS);
  }

  State withTrouble() {
    return use(TROUBLES);
  }

  /// One more run.
  State plus(int position) {
    return position == Positions.ENDED
        ? this
        : sorted(Arrays.copyOf(numbers, numbers.length + 1), numbers.length, position);
  }

  /// A run goes on to another position.
  State move(int index, int position) {
    if (position != Positions.ENDED) {
      return sorted(numbers.clone(), FIRST_RUN + index, position);
    }
    var shorter = Arrays.copyOf(numbers, numbers.length - 1);
    System.arraycopy(
        numbers, FIRST_RUN + index + 1, shorter, FIRST_RUN + index, running() - index - 1);
    return new State(shorter);
  }

  private static State sorted(int[] changed, int index, int position) {
    changed[index] = position;
    Arrays.sort(changed, FIRST_RUN, changed.length);
    return new State(changed);
  }

  /// The first half of the state's fingerprint of 128 bits.
  long high() {
    return hash(0x9E3779B97F4A7C15L, 0xBF58476D1CE4E5B9L);
  }

  /// The second half; never 0.
  long low() {
    return hash(0xD6E8FEB86659FD93L, 0x94D049BB133111EBL) | 1;
  }

  private long hash(long seed, long factor) {
    long hash = seed + numbers.length;
    for (int number : numbers) {
      hash = (hash ^ number) * factor;
      hash ^= hash >>> 29;
      hash *= 0xFF51AFD7ED558CCDL;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}

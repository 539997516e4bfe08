package guitai.simulation.small;

/// The states visited so far, by their fingerprints of 128 bits, each with a number.
final class VisitedStates {
  private static final double FULLEST = 0.7;

  private long[] high = new long[1 << 16];
  private long[] low = new long[1 << 16];
  private double[] values = new double[1 << 16];
  private int size;

  int size() {
    return size;
  }

  /// Negative where it wasn't visited.
  double get(State state) {
    int slot = slot(state.high(), state.low());
    return low[slot] == 0 ? -1 : values[slot];
  }

  void put(State state, double value) {
    if (size > high.length * FULLEST) {
      grow();
    }
    put(state.high(), state.low(), value);
  }

  private void put(long first, long second, double value) {
    int slot = slot(first, second);
    if (low[slot] == 0) {
      size++;
    }
    high[slot] = first;
    low[slot] = second;
    values[slot] = value;
  }

  private int slot(long first, long second) {
    int slot = (int) (first >>> 20) & (high.length - 1);
    while (low[slot] != 0 && (low[slot] != second || high[slot] != first)) {
      slot = (slot + 1) & (high.length - 1);
    }
    return slot;
  }

  private void grow() {
    var oldHigh = high;
    var oldLow = low;
    var oldValues = values;
    high = new long[oldHigh.length * 2];
    low = new long[oldHigh.length * 2];
    values = new double[oldHigh.length * 2];
    size = 0;
    for (int i = 0; i < oldHigh.length; i++) {
      if (oldLow[i] != 0) {
        put(oldHigh[i], oldLow[i], oldValues[i]);
      }
    }
  }
}

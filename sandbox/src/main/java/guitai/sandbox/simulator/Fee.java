package guitai.sandbox.simulator;

/// A wallet's fee on a payment, which it returns with a refund: 0.6 %, to the fen, half up.
public final class Fee {
  public static final String RATE = "0.60%";

  private Fee() {}

  /// In fen, as the amount.
  public static long of(long amount) {
    return Math.addExact(Math.multiplyExact(amount, 6), 500) / 1000;
  }
}

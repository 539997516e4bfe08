package guitai.sandbox.simulator;

import java.time.InstantSource;
import java.util.concurrent.Executor;

/// What a simulator takes from the machine around it. With a clock, a seed and a courier of its own
/// it runs in the caller's thread, and does the same again.
///
/// @param clock the real time, from which the provider's clock is moved ahead
/// @param random of numbers, nonces and signatures
/// @param copies runs the copies of a callback side by side
/// @param pause holds late answers back
public record Surroundings(
    InstantSource clock, Randomness random, Courier courier, Executor copies, Pause pause) {
  /// The system's clock, unguessable numbers, HTTP, a thread for each copy.
  public static Surroundings ofMachine() {
    return ofMachine(InstantSource.system());
  }

  /// The same with another clock.
  public static Surroundings ofMachine(InstantSource clock) {
    return new Surroundings(
        clock,
        Randomness.ofMachine(),
        new HttpCourier(),
        copy -> Thread.ofVirtual().start(copy),
        Pause.ofMachine());
  }

  /// Everything happens in the caller's thread, and again for the same seed and calls.
  public static Surroundings ofOneThread(
      InstantSource clock, long seed, Courier courier, Pause pause) {
    return new Surroundings(clock, Randomness.seeded(seed), courier, Runnable::run, pause);
  }
}

package guitai.host;

import guitai.problem.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/// The machine that runs a function: its clock, and all else that doesn't follow from a function's
/// inputs.
public interface Host extends InstantSource {
  /// The time since some fixed instant, which never jumps as a clock may: for limits.
  Duration uptime();

  /// Lets the calling thread wait.
  ///
  /// @throws Unavailable where it is interrupted
  void pause(Duration duration);

  /// A random text of 32 upper-case hexadecimal digits: unguessable, and never the same twice.
  String nonce();

  /// Runs the tasks side by side, and waits until all have ended or the time is over; tasks that
  /// run longer are cancelled and interrupted.
  ///
  /// @return a completed or cancelled future for each task, in their order
  /// @throws Unavailable where the calling thread is interrupted
  <T> List<Future<T>> invokeAll(List<? extends Callable<T>> tasks, Duration limit);

  /// The way to other machines.
  Transport transport();
}

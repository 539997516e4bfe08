package guitai.local;

import guitai.json.Json;
import guitai.problem.Problem;
import guitai.sandbox.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The one clock of the store, its schedules, its token issuer and its simulators: the real time,
/// plus the time that it was moved ahead. A move is durable.
final class StoreClock implements InstantSource {
  /// The limit of one move.
  static final Duration STEP_LIMIT = Duration.ofDays(366);

  /// The limit of all moves together: generated certificates live ten years.
  static final Duration LIMIT = Duration.ofDays(3650);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Path file;
  private final List<Runnable> watchers = new ArrayList<>();
  private volatile Duration ahead;

  private StoreClock(Path file, Duration ahead) {
    this.file = file;
    this.ahead = ahead;
  }

  static StoreClock at(Path home) {
    var file = home.resolve("clock.json");
    return new StoreClock(file, Files.exists(file) ? read(file) : Duration.ZERO);
  }

  private static Duration read(Path file) {
    try {
      var json = Json.parse(Files.readAllBytes(file));
      return Duration.ofSeconds(json.getJsonNumber("aheadSeconds").longValueExact());
    } catch (IOException e) {
      throw new UncheckedIOException("no clock at " + file, e);
    }
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  /// How far it is ahead of the real time.
  Duration ahead() {
    return ahead;
  }

  /// It never moves back.
  synchronized void advance(Duration step) {
    var sum = ahead.plus(step);
    if (sum.compareTo(LIMIT) > 0) {
      throw Problem.of(
          409, "clock-limit", "The clock is at most 3650 days ahead of the real time.");
    }
    DurableFiles.replace(
        file, Json.object().add("aheadSeconds", sum.toSeconds()).build().toString());
    ahead = sum;
    notifyAll();
    watchers.forEach(Runnable::run);
  }

  /// Runs it after each move.
  synchronized void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /// Waits until that time, which a move may make sooner.
  synchronized void await(Instant until) throws InterruptedException {
    for (var now = instant(); now.isBefore(until); now = instant()) {
      wait(Math.clamp(Duration.between(now, until).toMillis(), 1, LONGEST_WAIT.toMillis()));
    }
  }
}

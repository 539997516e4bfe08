package guitai.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Counts histories, and what happened in them.
final class Tally {
  private static final int PROGRESS = 1000;

  private final long begin = System.nanoTime();
  private final Consumer<String> progress;
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final Map<String, Integer> decisions = new TreeMap<>();
  private Optional<Long> firstBroken = Optional.empty();
  private long done;
  private long broken;

  Tally(Consumer<String> progress) {
    this.progress = progress;
  }

  synchronized void add(long seed, History.Verdict verdict) {
    done++;
    verdict.faults().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
    verdict
        .decisions()
        .forEach((decision, times) -> decisions.merge(decision, times, Integer::sum));
    if (verdict.broken()) {
      broken++;
      firstBroken = Optional.of(firstBroken.map(first -> Math.min(first, seed)).orElse(seed));
      progress.accept("seed " + seed + " is broken:");
      verdict.findings().forEach(finding -> progress.accept("  " + finding));
    }
    if (done % PROGRESS == 0) {
      progress.accept(summary());
    }
  }

  synchronized long broken() {
    return broken;
  }

  synchronized Optional<Long> firstBroken() {
    return firstBroken;
  }

  synchronized long done() {
    return done;
  }

  /// How often each fault happened, by its name.
  synchronized Map<String, Integer> faults() {
    var named = new TreeMap<String, Integer>();
    faults.forEach((fault, times) -> named.put(name(fault.name()), times));
    return named;
  }

  /// How often each type of event was written.
  synchronized Map<String, Integer> decisions() {
    return new TreeMap<>(decisions);
  }

  /// How fast they are, rounded.
  synchronized long aSecond() {
    return Math.round(done * 1e9 / (System.nanoTime() - begin));
  }

  /// How many there were, and how fast.
  synchronized String summary() {
    return String.format(
        Locale.ROOT, "%,d histories, %,d broken, %,d a second", done, broken, aSecond());
  }

  /// Everything that was counted.
  synchronized List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("faults:");
    faults.forEach((fault, times) -> lines.add(line(times, fault.name())));
    lines.add("events decided on:");
    decisions.forEach((decision, times) -> lines.add(line(times, decision)));
    lines.add(summary());
    return lines;
  }

  private static String line(int times, String what) {
    return String.format(Locale.ROOT, "%,12d  %s", times, name(what));
  }

  private static String name(String what) {
    return what.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package guitai.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs every benchmark of a decision, ours beside the providers' SDKs, in about two minutes, and
/// prints the medians.
public final class Decisions {
  private static final int FORKS = 3;
  private static final int WARM_UPS = 2;
  private static final int MEASUREMENTS = 4;
  private static final TimeValue TIME = TimeValue.milliseconds(700);

  private Decisions() {}

  public static void main(String... arguments) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("guitai\\.benchmarks\\.")
            .mode(Mode.SampleTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(FORKS)
            .warmupIterations(WARM_UPS)
            .warmupTime(TIME)
            .measurementIterations(MEASUREMENTS)
            .measurementTime(TIME)
            .verbosity(VerboseMode.SILENT)
            .build();
    System.out.print(table(new Runner(options).run()));
  }

  /// A row for each implementation of a decision: its median, and the ratio to our median.
  private static String table(Collection<RunResult> results) {
    var decisions = new TreeMap<String, Map<String, Double>>();
    for (var result : results) {
      var name = result.getParams().getBenchmark().split("\\.", -1);
      decisions
          .computeIfAbsent(name[name.length - 2], _ -> new TreeMap<>())
          .put(name[name.length - 1], result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    var table = new StringBuilder();
    decisions.forEach((decision, medians) -> {
      double ours = medians.getOrDefault("guitai", Double.NaN);
      medians.forEach((implementation, median) ->
          table.append(
              String.format(
                  Locale.ROOT,
                  "%-20s %-10s %9.1f µs  %5.2f×%n",
                  decision,
                  implementation,
                  median,
                  median / ours)));
    });
    return table.toString();
  }
}

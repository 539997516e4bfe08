package guitai.lambda;

import guitai.json.Json;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import jakarta.json.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Counts the calls to providers that failed in a run, by provider and cause.
final class ProviderFailures {
  /// A provider's code at the end of a message of ours.
  private static final Pattern CODE = Pattern.compile(".*: ([0-9A-Za-z_.-]{2,40})");

  private record Failure(String provider, String cause, String code) {}

  private final Map<Failure, AtomicLong> counts = new ConcurrentHashMap<>();

  /// The same port, whose failures are counted.
  <T> T watching(Class<T> port, T of, String provider) {
    var watched =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              try {
                return method.invoke(of, arguments);
              } catch (InvocationTargetException e) {
                var cause = Optional.ofNullable(e.getCause()).orElse(e);
                count(provider, cause);
                throw cause;
              }
            });
    return port.cast(watched);
  }

  private void count(String provider, Throwable failure) {
    var failed = new Failure(provider, cause(failure), code(failure));
    counts.computeIfAbsent(failed, _ -> new AtomicLong()).incrementAndGet();
  }

  /// No more causes than these: each is a metric.
  private static String cause(Throwable failure) {
    return switch (failure) {
      case Unavailable e when !code(e).isEmpty() -> "refused";
      case Unavailable _ -> "no-answer";
      case Problem _ -> "problem";
      default -> "fault";
    };
  }

  private static String code(Throwable failure) {
    var matcher = CODE.matcher(String.valueOf(failure.getMessage()));
    return failure instanceof Unavailable && matcher.matches() ? matcher.group(1) : "";
  }

  /// Writes them as metrics, and begins anew.
  ///
  /// @return by provider, cause and the provider's code, for the run's log line
  JsonObject report(Measures measures) {
    var shown = new TreeMap<String, Long>();
    var byCause = new TreeMap<String, Map<String, Long>>();
    for (var failure : List.copyOf(counts.keySet())) {
      long count = Optional.ofNullable(counts.remove(failure)).map(AtomicLong::get).orElse(0L);
      shown.merge(
          (failure.provider() + " " + failure.cause() + " " + failure.code()).strip(),
          count,
          Long::sum);
      byCause
          .computeIfAbsent(failure.provider(), _ -> new TreeMap<>())
          .merge(failure.cause(), count, Long::sum);
    }
    byCause.forEach((provider, causes) ->
        causes.forEach((cause, count) ->
            measures.put(
                Map.of(Measure.FAILURES, count), Map.of("provider", provider, "cause", cause))));
    var json = Json.object();
    shown.forEach(json::add);
    return json.build();
  }
}

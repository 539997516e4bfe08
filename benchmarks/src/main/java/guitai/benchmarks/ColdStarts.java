package guitai.benchmarks;

import guitai.local.Settings;
import guitai.local.Store;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Starts functions in AWS's own runtime client, as Lambda would, against the local store. It
/// measures the time from the process's start to its readiness, and to its first answer. The kinds
/// take turns, so that other load on the machine slows all of them alike.
public final class ColdStarts {
  private static final int STARTS = 15;

  /// The managed runtime's options at 1769 MB without SnapStart.
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx1470m");

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private static final Pattern CLIENT_JARS =
      Pattern.compile("aws-lambda-java-(core|serialization|runtime)");

  /// The jars that the usual handler's build would package.
  private static final Pattern USUAL_JARS =
      Pattern.compile(
          "aws-lambda-java-|awssdk|jackson|joda|slf4j|reactive-streams|benchmarks.target.classes");

  private ColdStarts() {}

  private record Kind(String name, String handler, String classPath) {}

  /// Times in milliseconds.
  private record Start(double ready, double answered) {}

  public static void main(String... arguments) throws IOException {
    var home = Files.createTempDirectory("guitai-cold-starts");
    var out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream())); // hides the store's log
    try (var store = Store.start(Settings.forTests(home))) {
      var shop = new Shop(store);
      var starts = new TreeMap<String, List<Start>>();
      for (int i = 0; i < STARTS; i++) {
        for (var kind : kinds()) {
          starts
              .computeIfAbsent(kind.name(), _ -> new ArrayList<>())
              .add(start(kind, store.environment("localhost"), shop.event(kind.name())));
        }
      }
      starts.forEach((name, all) -> out.print(row(name, all)));
    }
  }

  private static List<Kind> kinds() {
    var function = System.getProperty("guitai.function");
    if (!Files.exists(Path.of(function))) {
      throw new IllegalStateException("the functions' jar is built by: mvn package");
    }
    var ours = classPath(CLIENT_JARS) + File.pathSeparator + function;
    return List.of(
        new Kind("CreateOrder", "guitai.lambda.CreateOrder", ours),
        new Kind("ReceiveNotification", "guitai.lambda.ReceiveNotification", ours),
        new Kind("as most do it", UsualHandler.class.getName(), classPath(USUAL_JARS)));
  }

  private static String classPath(Pattern jars) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(jar -> jars.matcher(jar).find())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Start start(Kind kind, Map<String, String> settings, String event)
      throws IOException {
    try (var api = new RuntimeApi(event)) {
      var command = new ArrayList<String>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(JVM);
      command.addAll(List.of("-classpath", kind.classPath(), CLIENT, kind.handler()));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      environment(builder.environment(), settings, api, kind);
      long begun = System.nanoTime();
      var process = builder.start();
      try {
        long ready = api.ready();
        var answer = api.answered();
        requireDone(kind, answer.body());
        return new Start((ready - begun) / 1e6, (answer.at() - begun) / 1e6);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static void environment(
      Map<String, String> environment, Map<String, String> settings, RuntimeApi api, Kind kind) {
    environment.putAll(settings);
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "cold-start");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "none");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "none");
    environment.put("AWS_ACCESS_KEY_ID", "none");
    environment.put("AWS_SECRET_ACCESS_KEY", "none");
    environment.put("AWS_SESSION_TOKEN", "none");
    environment.put("LAMBDA_TASK_ROOT", "/var/task");
    environment.put("_HANDLER", kind.handler());
  }

  /// A start that ended in an error doesn't count.
  private static void requireDone(Kind kind, String answer) {
    if (!answer.replace(" ", "").contains("\"statusCode\":20")) {
      throw new IllegalStateException(kind.name() + " answered " + answer);
    }
  }

  private static String row(String name, List<Start> starts) {
    return String.format(
        Locale.ROOT,
        "%-20s ready p50 %5.0f ms, first answer p50 %5.0f ms, p90 %5.0f ms (%d starts)%n",
        name,
        percentile(starts.stream().map(Start::ready).sorted().toList(), 50),
        percentile(starts.stream().map(Start::answered).sorted().toList(), 50),
        percentile(starts.stream().map(Start::answered).sorted().toList(), 90),
        starts.size());
  }

  private static double percentile(List<Double> sorted, int percent) {
    return sorted.get((sorted.size() - 1) * percent / 100);
  }
}

package guitai.journeys;

import guitai.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The store as a separate process, which can be killed.
record StoreProcess(Process process, Path log, int port) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// The process's program.
  ///
  /// @param classPath in front of the usual one
  record Program(String main, List<Path> classPath, List<String> options, List<String> arguments) {
    static Program store(String... parts) {
      return new Program("guitai.local.Store", List.of(), List.of(), List.of(parts));
    }

    private List<String> command() {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"));
      command.add("--enable-native-access=ALL-UNNAMED");
      command.addAll(options);
      command.add("-classpath");
      var everybodys =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      command.add(
          Stream.concat(classPath.stream().map(Path::toString), Stream.of(everybodys))
              .collect(Collectors.joining(File.pathSeparator)));
      command.add(main);
      command.addAll(arguments);
      return command;
    }
  }

  /// Starts it and waits until it reports that it is open.
  static StoreProcess open(Path home, int port, String... parts) {
    return open(home, port, Program.store(parts));
  }

  static StoreProcess open(Path home, int port, Program program) {
    var store = start(home, port, program);
    Eventually.become(PATIENCE, () -> store.health(), health -> health.contains("\"open\""));
    return store;
  }

  static StoreProcess start(Path home, int port, String... parts) {
    return start(home, port, Program.store(parts));
  }

  static StoreProcess start(Path home, int port, Program program) {
    var command = program.command();
    try {
      var log = Files.createTempFile("store", ".log");
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(StoreProcess::speaks);
      builder.environment().put("GUITAI_PORT", Integer.toString(port));
      builder.environment().put("GUITAI_HOME", home.toString());
      return new StoreProcess(builder.start(), log, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its Chinese is printed even if the environment sets no language.
  private static boolean speaks(String setting) {
    return setting.equals("LANG") || setting.startsWith("LC_");
  }

  /// The first of as many ports that are free as the store and its simulators take.
  static int freePorts() {
    var random = new Random();
    return IntStream.generate(() -> random.nextInt(20_000, 30_000))
        .limit(1000)
        .filter(port ->
            IntStream.rangeClosed(port, port + Sandbox.LAST_PORT_OFFSET)
                .allMatch(StoreProcess::free))
        .findFirst()
        .orElseThrow();
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  URI uri() {
    return URI.create("http://localhost:" + port);
  }

  URI wechatPay() {
    return URI.create("http://localhost:" + (port + 1));
  }

  URI acquirer() {
    return URI.create("http://localhost:" + (port + 6));
  }

  /// The answer of `GET /health`; empty if the store doesn't answer.
  String health() {
    return health(uri());
  }

  String simulator() {
    return health(wechatPay());
  }

  private String health(URI uri) {
    try {
      var request = HttpRequest.newBuilder(uri.resolve("/health")).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return process.isAlive() ? "" : output();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As `kill -9` does.
  void kill() {
    end(process.destroyForcibly());
  }

  /// As `kill -TERM` does, and Ctrl-C; gives the exit code.
  int terminate() {
    process.destroy();
    return end(process);
  }

  int exitCode() {
    return end(process);
  }

  private static int end(Process process) {
    try {
      if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new AssertionError("the store does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package guitai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.sandbox.simulator.SimulatedProvider;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// The sandbox as a separate process, which can be killed.
public record SandboxProcess(Process process, int port) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// @param arguments home and port
  public static void main(String... arguments) throws InterruptedException {
    var merchant = URI.create("http://localhost/notifications/");
    var settings =
        new SandboxSettings(
            Path.of(arguments[0]),
            "localhost",
            "localhost",
            Integer.parseInt(arguments[1]),
            merchant);
    try (var _ = Sandbox.start(settings)) {
      Thread.currentThread().join();
    }
  }

  /// Waits until all simulators listen.
  public static SandboxProcess start(Path home) throws IOException, InterruptedException {
    int port = freePorts();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                SandboxProcess.class.getName(),
                home.toString(),
                Integer.toString(port))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    var started = new SandboxProcess(process, port);
    var until = Instant.now().plus(PATIENCE);
    while (!started.listens()) {
      if (!process.isAlive() || Instant.now().isAfter(until)) {
        started.kill();
        throw new AssertionError("it does not open");
      }
      Thread.sleep(50);
    }
    return started;
  }

  public int port(SimulatedProvider provider) {
    return port + provider.portOffset();
  }

  /// As `kill -9` does.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private boolean listens() {
    return Sandbox.PROVIDERS.stream().noneMatch(provider -> free(port(provider)));
  }

  /// A free port with free ones behind it.
  private static int freePorts() {
    var random = new Random();
    return IntStream.generate(() -> random.nextInt(20_000, 30_000))
        .limit(1000)
        .filter(port -> IntStream.rangeClosed(port, port + 7).allMatch(SandboxProcess::free))
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
}

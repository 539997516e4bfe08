package guitai.http;

import guitai.host.Host;
import guitai.host.Transport;
import guitai.problem.Unavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// A machine as the JDK shows it: its threads, its random numbers, its network.
///
/// @param clock the machine's own, or another one for tests
public record JdkHost(InstantSource clock) implements Host {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 16;
  private static final Transport TRANSPORT = new HttpTransport();

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public String nonce() {
    var bytes = new byte[NONCE];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  @Override
  public <T> List<Future<T>> invokeAll(List<? extends Callable<T>> tasks, Duration limit) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return threads.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public Transport transport() {
    return TRANSPORT;
  }

  private static Unavailable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Unavailable("interrupted", e);
  }
}

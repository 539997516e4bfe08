package guitai.provider.wechatpay;

import guitai.host.Host;
import guitai.host.Transport;
import guitai.http.JdkHost;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/// This machine with a clock that stands and one nonce, so that a signature can be compared.
record FixedNonce(Host machine, String nonce) implements Host {
  FixedNonce(Instant now, String nonce) {
    this(new JdkHost(InstantSource.fixed(now)), nonce);
  }

  @Override
  public Instant instant() {
    return machine.instant();
  }

  @Override
  public Duration uptime() {
    return machine.uptime();
  }

  @Override
  public void pause(Duration duration) {
    machine.pause(duration);
  }

  @Override
  public <T> List<Future<T>> invokeAll(List<? extends Callable<T>> tasks, Duration limit) {
    return machine.invokeAll(tasks, limit);
  }

  @Override
  public Transport transport() {
    return machine.transport();
  }
}

package guitai.simulation;

import guitai.bytes.Bytes;
import guitai.sandbox.http.Request;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Courier;
import guitai.sandbox.simulator.PassiveSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The way of callbacks to the gateway: lost, late, twice, forged on the way, or their
/// acknowledgement lost.
final class Callbacks implements Courier {
  private static final int LONGEST_DELAY = 1200;

  private final Scheduler scheduler;
  private final Faults faults;
  private final Story story;
  private final SimulatedGateway gateway;

  Callbacks(Scheduler scheduler, Faults faults, Story story, SimulatedGateway gateway) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.story = story;
    this.gateway = gateway;
  }

  /// Sends a provider's callbacks when they are due.
  void send(String name, PassiveSimulator provider, Lifetime invocation) {
    scheduler.spawn(name, invocation, () -> watch(name, provider, invocation));
  }

  private void watch(String name, PassiveSimulator provider, Lifetime invocation) {
    while (true) {
      var next = provider.nextCallback();
      if (next.filter(at -> !at.isAfter(scheduler.now())).isPresent()) {
        provider
            .take()
            .ifPresent(taken -> scheduler.spawn(name, invocation, () -> deliver(provider, taken)));
      } else {
        scheduler.await(() -> !provider.nextCallback().equals(next), next.orElse(Instant.MAX));
      }
    }
  }

  private static void deliver(PassiveSimulator provider, Callback callback) {
    provider.record(callback, provider.send(callback));
  }

  @Override
  public Answer post(URI address, Map<String, String> headers, Bytes body, Duration deadline) {
    var where = address.getPath();
    if (faults.happens(Fault.CALLBACK_LOST, where)) {
      scheduler.sleep(deadline);
      return new Answer.Missing("no answer");
    }
    if (faults.happens(Fault.CALLBACK_LATE, where)) {
      int delay = 1 + faults.below(LONGEST_DELAY);
      scheduler.spawn(
          scheduler.name(),
          scheduler.lifetime(),
          () -> {
            scheduler.sleep(Duration.ofSeconds(delay));
            arrive(address, headers, body);
          });
      scheduler.sleep(deadline);
      return new Answer.Missing("no answer");
    }
    if (faults.happens(Fault.CALLBACK_FORGED, where)) {
      forged(address, headers, body);
    }
    if (faults.happens(Fault.CALLBACK_TWICE, where)) {
      scheduler.spawn(scheduler.name(), scheduler.lifetime(), () -> arrive(address, headers, body));
    }
    var answer = arrive(address, headers, body);
    return faults.happens(Fault.ACKNOWLEDGEMENT_LOST, where)
        ? new Answer.Missing("no answer")
        : answer;
  }

  /// One byte of the body is another.
  private void forged(URI address, Map<String, String> headers, Bytes body) {
    var bytes = body.toArray();
    if (bytes.length > 0) {
      bytes[faults.below(bytes.length)] ^= 1;
      var answer = arrive(address, headers, Bytes.of(bytes));
      story.tell("a forged callback is answered " + answer);
    }
  }

  private Answer arrive(URI address, Map<String, String> headers, Bytes body) {
    var names = new TreeMap<String, String>();
    headers.forEach((name, value) -> names.put(name.toLowerCase(Locale.ROOT), value));
    names.put("host", address.getAuthority());
    var request =
        new Request(
            "POST",
            address.getRawPath(),
            Optional.ofNullable(address.getRawQuery()),
            names,
            body,
            "203.0.113.7");
    var response = gateway.handle(request, "");
    story.tell("posts a callback to " + address.getPath() + " -> " + response.status());
    return new Answer.Given(
        response.status(),
        new String(response.body().toArray(), java.nio.charset.StandardCharsets.UTF_8));
  }
}

package guitai.simulation;

import guitai.bytes.Bytes;
import guitai.host.Transport;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The network between functions and providers: each request takes a moment, and may be lost on
/// either way. The secrets extension is on the function's own machine, and always answers.
final class SimulatedNetwork implements Transport {
  private static final Duration TRANSIT = Duration.ofMillis(20);
  private static final Duration SILENCE = Duration.ofHours(1);
  private static final int SLOWEST = 6;

  /// An address that answers.
  ///
  /// @param name for the story
  /// @param near whether it is on the function's own machine
  record Host(String name, boolean near, Function<Request, Response> answers) {}

  private final Scheduler scheduler;
  private final Faults faults;
  private final Story story;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Map<String, Instant> silentUntil = new HashMap<>();

  SimulatedNetwork(Scheduler scheduler, Faults faults, Story story) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.story = story;
  }

  void add(URI address, Host host) {
    hosts.put(address.getAuthority(), host);
  }

  @Override
  public HttpResponse<byte[]> send(HttpRequest request, Duration limit, long size)
      throws IOException {
    var response = exchange(request, limit);
    if (response.body().size() > size) {
      throw new IOException("the answer is larger than " + size);
    }
    return new SimulatedAnswer(request, response);
  }

  @Override
  public int download(HttpRequest request, Path file, Duration limit) throws IOException {
    var response = exchange(request, limit);
    if (response.status() == 200) {
      Files.write(file, response.body().toArray());
    }
    return response.status();
  }

  private Response exchange(HttpRequest request, Duration limit) throws IOException {
    var host =
        Optional.ofNullable(hosts.get(request.uri().getAuthority()))
            .orElseThrow(() -> new IOException("no such host: " + request.uri()));
    scheduler.lifetime().requireAlive(scheduler.now());
    var received = received(request);
    if (host.near()) {
      return host.answers().apply(received);
    }
    var what = received.method() + " " + received.path();
    var answer = far(host, received, host.name() + " " + what, limit);
    scheduler.lifetime().requireAlive(scheduler.now());
    story.tell("asks " + host.name() + ": " + what + " -> " + answer.status());
    return answer;
  }

  private Response far(Host host, Request request, String what, Duration limit) throws IOException {
    wait(TRANSIT);
    if (silent(host) || faults.happens(Fault.REQUEST_LOST, what)) {
      throw late(limit);
    }
    if (faults.happens(Fault.RATE_LIMITED, what)) {
      return Response.json(429, "{\"code\":\"FREQUENCY_LIMITED\",\"message\":\"\"}");
    }
    var response = host.answers().apply(request);
    if (request.method().equals("GET") && faults.happens(Fault.REQUEST_REPEATED, what)) {
      response = host.answers().apply(request);
    }
    wait(TRANSIT);
    if (faults.happens(Fault.RESPONSE_LOST, what)) {
      throw late(limit);
    }
    if (faults.happens(Fault.SLOW, what)) {
      var slow = Duration.ofSeconds(1L + faults.below(SLOWEST));
      if (slow.compareTo(limit) > 0) {
        throw late(limit);
      }
      wait(slow);
    }
    return response;
  }

  private boolean silent(Host host) {
    var now = scheduler.now();
    if (faults.happens(Fault.SILENT, host.name())) {
      silentUntil.put(host.name(), now.plus(SILENCE));
    }
    return faults.happening() && silentUntil.getOrDefault(host.name(), Instant.MIN).isAfter(now);
  }

  private IOException late(Duration limit) {
    wait(limit);
    return new IOException("no complete answer");
  }

  private void wait(Duration time) {
    scheduler.sleep(time);
    scheduler.lifetime().requireAlive(scheduler.now());
  }

  private static Request received(HttpRequest request) {
    var headers = new TreeMap<String, String>();
    request
        .headers()
        .map()
        .forEach((name, values) ->
            headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
    headers.put("host", request.uri().getAuthority());
    var uri = request.uri();
    return new Request(
        request.method(),
        uri.getRawPath(),
        Optional.ofNullable(uri.getRawQuery()),
        headers,
        Bytes.of(BodyBytes.of(request)),
        "127.0.0.1");
  }
}

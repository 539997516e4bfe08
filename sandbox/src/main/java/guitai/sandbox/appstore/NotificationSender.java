package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Copies;
import guitai.sandbox.simulator.Copies.Sent;
import guitai.sandbox.simulator.Courier;
import guitai.sandbox.simulator.Deliveries.Outcome;
import guitai.sandbox.simulator.Deliveries.Sender;
import guitai.sandbox.simulator.Ledger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tells the merchant at the one address that is entered for the app; the same text each time.
record NotificationSender(
    Ledger<Books, Entry> ledger, NotificationSigner signer, URI address, Courier courier)
    implements Sender {
  /// The merchant's answer is waited for so long; how long the App Store waits isn't published.
  static final Duration DEADLINE = Duration.ofSeconds(10);

  /// From one sending to the next; after the sixth it is given up.
  static final List<Duration> GAPS = Stream.of(1, 12, 24, 48, 72).map(Duration::ofHours).toList();

  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/json", "User-Agent", "Guitai simulator");

  @Override
  public Outcome send(Callback callback) {
    var signed = signed(callback);
    var body = Bytes.utf8(Json.object().add("signedPayload", signed).build().toString());
    return Copies.send(callback, () -> post(body));
  }

  private String signed(Callback callback) {
    var told = told(callback.order());
    var forgery = Forgery.of(callback.signer()).orElseThrow();
    return forgery == Forgery.NONE ? told.signed() : signer.sign(told.draft(), forgery);
  }

  private Entry.SentNotification told(String uuid) {
    synchronized (ledger) {
      return ledger.books().told(uuid).orElseThrow();
    }
  }

  private Sent post(Bytes body) {
    return switch (courier.post(address, HEADERS, body)) {
      case Courier.Answer.Given given ->
          new Sent(
              given.status() >= 200 && given.status() <= 206, Integer.toString(given.status()));
      case Courier.Answer.Missing missing -> new Sent(false, missing.why());
    };
  }
}

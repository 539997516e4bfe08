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
import guitai.sandbox.simulator.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Sends notifications to the one address configured for the app; the text is the same each time.
record NotificationSender(
    Ledger<TransactionState, Entry> ledger,
    NotificationSigner signer,
    URI address,
    Surroundings surroundings)
    implements Sender {
  /// The timeout of the merchant's answer. The App Store documents none.
  static final Duration DEADLINE = Duration.ofSeconds(10);

  /// The gaps between deliveries; after the sixth delivery the simulator stops retrying.
  static final List<Duration> GAPS = Stream.of(1, 12, 24, 48, 72).map(Duration::ofHours).toList();

  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/json", "User-Agent", "Guitai simulator");

  @Override
  public Outcome send(Callback callback) {
    var signed = signed(callback);
    var body = Bytes.utf8(Json.object().add("signedPayload", signed).build().toString());
    return Copies.send(callback, surroundings.copies(), () -> post(body));
  }

  private String signed(Callback callback) {
    var notification = notification(callback.order());
    var forgery = Forgery.of(callback.signer()).orElseThrow();
    return forgery == Forgery.NONE
        ? notification.signed()
        : signer.sign(notification.draft(), forgery);
  }

  private Entry.SentNotification notification(String uuid) {
    synchronized (ledger) {
      return ledger.books().notifications(uuid).orElseThrow();
    }
  }

  private Sent post(Bytes body) {
    return switch (surroundings.courier().post(address, HEADERS, body, DEADLINE)) {
      case Courier.Answer.Given given ->
          new Sent(
              given.status() >= 200 && given.status() <= 206, Integer.toString(given.status()));
      case Courier.Answer.Missing missing -> new Sent(false, missing.why());
    };
  }
}

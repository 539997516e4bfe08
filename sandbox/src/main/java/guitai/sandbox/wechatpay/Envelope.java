package guitai.sandbox.wechatpay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Randomness;
import guitai.sandbox.simulator.Surroundings;
import guitai.sandbox.simulator.Tampering;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Encrypts and signs events, with a defect on request.
record Envelope(Merchant merchant, Surroundings surroundings) {
  private static final Duration STALENESS = Duration.ofMinutes(10);

  /// @param original the type of the encrypted resource
  record Event(String type, String summary, String original, Instant at, JsonObject plaintext) {}

  Notification seal(URI to, Event event, Callback callback) {
    var body = Bytes.utf8(body(event, callback));
    return new Notification.Signed(
        to,
        headers(callback, body),
        callback.tamper() == Tampering.BODY ? changed(event, body) : body);
  }

  private String body(Event event, Callback callback) {
    return Json.object()
        .add("id", callback.id())
        .add("create_time", TradeJson.time(event.at()))
        .add("resource_type", "encrypt-resource")
        .add("event_type", event.type())
        .add("summary", event.summary())
        .add(
            "resource",
            EncryptedResource.fields(
                    random(), merchant.apiV3Key(), event.original(), event.plaintext().toString())
                .add("original_type", event.original()))
        .build()
        .toString();
  }

  /// A notification that still decrypts: only its signature shows the defect.
  private static Bytes changed(Event event, Bytes body) {
    var text = new String(body.toArray(), StandardCharsets.UTF_8);
    return Bytes.utf8(text.replace(event.summary(), event.summary() + "！"));
  }

  private Map<String, String> headers(Callback callback, Bytes body) {
    var signer = merchant.signer(callback.signer()).orElse(merchant.publicKey());
    var now = surroundings.clock().instant();
    var headers = signer.headers(now, random(), body);
    return switch (callback.tamper()) {
      case NONE, BODY, AMOUNT -> headers;
      case STALE -> signer.headers(now.minus(STALENESS), random(), body);
      case OLD_KEY -> merchant.oldPlatform().headers(now, random(), body);
      case SERIAL -> changed(headers, "Wechatpay-Serial", _ -> Keys.serial(random()));
      case SIGNATURE -> changed(headers, Signer.SIGNATURE, Envelope::flipped);
      case PROBE -> changed(headers, Signer.SIGNATURE, _ -> Signer.probe(random()));
    };
  }

  private Randomness random() {
    return surroundings.random();
  }

  private static Map<String, String> changed(
      Map<String, String> headers, String name, UnaryOperator<String> change) {
    headers.computeIfPresent(name, (_, value) -> change.apply(value));
    return headers;
  }

  private static String flipped(String signature) {
    var bytes = Base64.getDecoder().decode(signature);
    bytes[bytes.length / 2] ^= 1;
    return Base64.getEncoder().encodeToString(bytes);
  }
}

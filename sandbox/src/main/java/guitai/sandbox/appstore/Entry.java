package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Ledger;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that happened, as the journal stores it.
sealed interface Entry extends Ledger.Entry {
  /// A notification to the merchant. The transaction and the renewal in it replace the stored ones.
  ///
  /// @param shared number of the transaction that a family member's is a share of
  /// @param signed the notification's text, the same in each delivery unless that is forged
  record SentNotification(
      Draft draft,
      Optional<String> shared,
      String signed,
      Optional<Callback> callback,
      Optional<String> testToken)
      implements Entry {}

  /// A notification is sent once more.
  record Again(Callback callback) implements Entry {}

  /// The merchant reported how a purchase was consumed.
  record Consumed(String transaction, JsonObject body) implements Entry {}

  /// From then on a certificate's issuer reports it revoked.
  record CertificateRevoked(BigInteger serial, Instant at) implements Entry {}

  @Override
  default List<Callback> owed() {
    return switch (this) {
      case SentNotification sent -> sent.callback().stream().toList();
      case Again again -> List.of(again.callback());
      case Consumed _, CertificateRevoked _ -> List.of();
    };
  }

  @Override
  default JsonObject toJson() {
    var json =
        switch (this) {
          case SentNotification e -> {
            var sent =
                Json.object()
                    .add("type", "told")
                    .add("draft", e.draft().toJson())
                    .add("signed", e.signed());
            e.shared().ifPresent(number -> sent.add("shared", number));
            e.testToken().ifPresent(token -> sent.add("testToken", token));
            yield sent;
          }
          case Again _ -> Json.object().add("type", "again");
          case Consumed e ->
              Json.object()
                  .add("type", "consumed")
                  .add("transaction", e.transaction())
                  .add("body", e.body());
          case CertificateRevoked e ->
              Json.object()
                  .add("type", "certificate-revoked")
                  .add("serial", e.serial().toString())
                  .add("at", e.at().toString());
        };
    owed().forEach(callback -> json.add("callback", callback.toJson()));
    return json.build();
  }

  static Entry of(JsonObject json) {
    var callback = Optional.ofNullable(json.getJsonObject("callback")).map(Callback::of);
    return switch (json.getString("type")) {
      case "told" ->
          new SentNotification(
              Draft.of(json.getJsonObject("draft")),
              Optional.ofNullable(json.getString("shared", null)),
              json.getString("signed"),
              callback,
              Optional.ofNullable(json.getString("testToken", null)));
      case "again" -> new Again(callback.orElseThrow());
      case "consumed" -> new Consumed(json.getString("transaction"), json.getJsonObject("body"));
      case "certificate-revoked" ->
          new CertificateRevoked(
              new BigInteger(json.getString("serial")), Instant.parse(json.getString("at")));
      default -> throw new IllegalStateException("an entry of type " + json.getString("type"));
    };
  }
}

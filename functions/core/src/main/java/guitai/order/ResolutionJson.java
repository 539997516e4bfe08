package guitai.order;

import guitai.json.Json;
import guitai.payment.Operator;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/// The events of resolutions as texts, a part of [EventJson].
final class ResolutionJson {
  private ResolutionJson() {}

  static Event read(JsonObject json) {
    return switch (json.getString("type")) {
      case "resolution-proposed" ->
          new Event.ResolutionProposed(
              EventJson.at(json),
              json.getInt("resolution"),
              terms(json),
              json.getString("reason"),
              new Operator(json.getString("by")),
              new IdempotentRequest(json.getString("key"), json.getString("fingerprint")));
      default ->
          new Event.ResolutionConfirmed(
              EventJson.at(json),
              json.getInt("resolution"),
              terms(json),
              new Operator(json.getString("by")),
              json.getString("key"));
    };
  }

  static JsonObjectBuilder write(JsonObjectBuilder json, Event.ResolutionProposed e) {
    return terms(json, e.resolution(), e.terms())
        .add("reason", e.reason())
        .add("by", e.by().digest())
        .add("key", e.request().key())
        .add("fingerprint", e.request().fingerprint());
  }

  static JsonObjectBuilder write(JsonObjectBuilder json, Event.ResolutionConfirmed e) {
    return terms(json, e.resolution(), e.terms()).add("by", e.by().digest()).add("key", e.key());
  }

  private static JsonObjectBuilder terms(
      JsonObjectBuilder json, int resolution, Resolution.Terms terms) {
    terms.payment().ifPresent(payment -> RefundJson.payment(json, payment));
    return json.add("resolution", resolution)
        .add("amount", terms.amount().toJson())
        .add("way", way(terms.way()))
        .add("word", terms.providerStatus().text());
  }

  private static Resolution.Terms terms(JsonObject json) {
    return new Resolution.Terms(
        json.containsKey("number") ? Optional.of(RefundJson.payment(json)) : Optional.empty(),
        Money.fromJson(json.getJsonObject("amount")),
        way(json.getJsonObject("way")),
        Resolution.ProviderStatus.of(json.getString("word")));
  }

  private static JsonObject way(Resolution.Way way) {
    var json = Json.object();
    return switch (way) {
      case Resolution.Way.Grant _ -> json.add("kind", "grant").build();
      case Resolution.Way.Refund _ -> json.add("kind", "give-back").build();
      case Resolution.Way.RefundedAtProvider(var number, var amount, var at) ->
          json.add("kind", "gone-back-there")
              .add("refund-number", number)
              .add("refunded", amount.toJson())
              .add("refunded-at", at.toString())
              .build();
      case Resolution.Way.RefundedOutsideProvider _ ->
          json.add("kind", "gone-back-by-hand").build();
      case Resolution.Way.Keep _ -> json.add("kind", "keep").build();
      case Resolution.Way.AsProviderSays(var payment) -> {
        json.add("kind", "as-provider-says");
        payment.ifPresent(said -> EventJson.payment(json, said));
        yield json.build();
      }
    };
  }

  private static Resolution.Way way(JsonObject json) {
    return switch (json.getString("kind")) {
      case "grant" -> new Resolution.Way.Grant();
      case "give-back" -> new Resolution.Way.Refund();
      case "gone-back-there" ->
          new Resolution.Way.RefundedAtProvider(
              json.getString("refund-number"),
              Money.fromJson(json.getJsonObject("refunded")),
              Instant.parse(json.getString("refunded-at")));
      case "gone-back-by-hand" -> new Resolution.Way.RefundedOutsideProvider();
      case "keep" -> new Resolution.Way.Keep();
      case "as-provider-says" ->
          new Resolution.Way.AsProviderSays(
              json.containsKey("number") ? Optional.of(EventJson.payment(json)) : Optional.empty());
      default -> throw new IllegalStateException("a resolution of an unknown kind");
    };
  }
}

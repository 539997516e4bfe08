package guitai.order;

import guitai.json.Absent;
import guitai.json.Field;
import guitai.json.Json;
import guitai.payment.Customer;
import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.Source;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Events as the texts that are stored: one JSON object each, `type` a constant of the stored
/// format, instants in ISO 8601. A text that was written once must stay readable for ever.
public final class EventJson {
  private EventJson() {}

  public static String write(Event event) {
    return json(event).build().toString();
  }

  public static List<String> write(List<Event> events) {
    return events.stream().map(EventJson::write).toList();
  }

  public static Event read(String text) {
    var json = Json.parse(text);
    return switch (json.getString("type")) {
      case "placed" -> placed(json);
      case "attempt-opened" -> attemptOpened(json);
      case "prepay-claimed" ->
          new Event.PrepayClaimed(at(json), json.getInt("attempt"), lease(json));
      case "prepay-obtained" ->
          new Event.PrepayObtained(at(json), json.getInt("attempt"), instructions(json));
      case "prepay-refused" ->
          new Event.PrepayRefused(at(json), json.getInt("attempt"), json.getString("code"));
      case "attempt-ended" -> new Event.AttemptEnded(at(json), json.getInt("attempt"));
      case "token-accepted" ->
          new Event.TokenAccepted(at(json), json.getInt("attempt"), json.getString("digest"));
      case "closed" -> new Event.Closed(at(json));
      case "payment-applied" ->
          new Event.PaymentApplied(at(json), json.getInt("attempt"), payment(json), source(json));
      case "payment-held" ->
          new Event.PaymentHeld(
              at(json),
              json.getInt("attempt"),
              payment(json),
              HoldReason.of(json.getString("because")),
              source(json));
      case "payment-unmatched" ->
          new Event.PaymentUnmatched(
              at(json), json.getString("merchant-order-number"), payment(json), source(json));
      case "notice-filed" ->
          new Event.NotificationFiled(
              at(json),
              json.getString("provider"),
              json.getString("notice-type"),
              json.getString("notice"),
              source(json));
      case "look-requested" ->
          new Event.QueryRequested(
              at(json),
              json.getString("reason"),
              Absent.read(json.getString("refund")),
              source(json));
      case "look-answered" -> new Event.QueryAnswered(at(json), source(json));
      case "entitlement-granted" -> new Event.EntitlementGranted(at(json));
      case "entitlement-revoked" -> new Event.EntitlementRevoked(at(json));
      case "refund-sent" ->
          new Event.RefundSent(at(json), json.getInt("refund"), json.getString("nonce"));
      case "refund-requested",
          "refund-advanced",
          "returned-in-all",
          "refund-found",
          "refund-stalled",
          "abnormal-refund-found" ->
          RefundJson.read(json);
      case "query-stalled" -> new Event.QueryStalled(at(json), json.getString("detail"));
      case "provider-disagreed" ->
          new Event.ProviderDisagreed(
              at(json),
              payment(json),
              Money.fromJson(json.getJsonObject("recorded")),
              source(json));
      case "payment-corrected" -> new Event.PaymentCorrected(at(json), payment(json), source(json));
      case "resolution-proposed", "resolution-confirmed" -> ResolutionJson.read(json);
      default -> throw new IllegalStateException("an event of an unknown type");
    };
  }

  private static JsonObjectBuilder json(Event event) {
    return switch (event) {
      case Event.Placed e -> placed(e);
      case Event.AttemptOpened e -> attemptOpened(e);
      case Event.PrepayClaimed e ->
          lease(typed("prepay-claimed", e).add("attempt", e.attempt()), e.lease());
      case Event.PrepayObtained e ->
          instructions(typed("prepay-obtained", e).add("attempt", e.attempt()), e.instructions());
      case Event.PrepayRefused e ->
          typed("prepay-refused", e).add("attempt", e.attempt()).add("code", e.code());
      case Event.AttemptEnded e -> typed("attempt-ended", e).add("attempt", e.attempt());
      case Event.TokenAccepted e ->
          typed("token-accepted", e).add("attempt", e.attempt()).add("digest", e.digest());
      case Event.Closed e -> typed("closed", e);
      case Event.PaymentApplied e ->
          payment(typed("payment-applied", e).add("attempt", e.attempt()), e.payment())
              .add("evidence", e.source().text());
      case Event.PaymentHeld e ->
          payment(typed("payment-held", e).add("attempt", e.attempt()), e.payment())
              .add("because", e.reason().text())
              .add("evidence", e.source().text());
      case Event.PaymentUnmatched e ->
          payment(
                  typed("payment-unmatched", e)
                      .add("merchant-order-number", e.merchantOrderNumber()),
                  e.payment())
              .add("evidence", e.source().text());
      case Event.NotificationFiled e ->
          typed("notice-filed", e)
              .add("provider", e.provider())
              .add("notice-type", e.type())
              .add("notice", e.notification())
              .add("evidence", e.source().text());
      case Event.QueryRequested e ->
          typed("look-requested", e)
              .add("reason", e.reason())
              .add("refund", Absent.write(e.refund()))
              .add("evidence", e.source().text());
      case Event.QueryAnswered e -> typed("look-answered", e).add("evidence", e.source().text());
      case Event.EntitlementGranted e -> typed("entitlement-granted", e);
      case Event.EntitlementRevoked e -> typed("entitlement-revoked", e);
      case Event.RefundRequested e -> RefundJson.write(typed("refund-requested", e), e);
      case Event.RefundSent e ->
          typed("refund-sent", e).add("refund", e.refund()).add("nonce", e.nonce());
      case Event.RefundAdvanced e -> RefundJson.write(typed("refund-advanced", e), e);
      case Event.RefundTotalReported e -> RefundJson.write(typed("returned-in-all", e), e);
      case Event.RefundFound e -> RefundJson.write(typed("refund-found", e), e);
      case Event.RefundStalled e ->
          typed("refund-stalled", e).add("refund", e.refund()).add("detail", e.detail());
      case Event.AbnormalRefundFound e -> RefundJson.write(typed("abnormal-refund-found", e), e);
      case Event.QueryStalled e -> typed("query-stalled", e).add("detail", e.detail());
      case Event.ProviderDisagreed e ->
          payment(typed("provider-disagreed", e), e.payment())
              .add("recorded", e.recorded().toJson())
              .add("evidence", e.source().text());
      case Event.PaymentCorrected e ->
          payment(typed("payment-corrected", e), e.payment()).add("evidence", e.source().text());
      case Event.ResolutionProposed e -> ResolutionJson.write(typed("resolution-proposed", e), e);
      case Event.ResolutionConfirmed e -> ResolutionJson.write(typed("resolution-confirmed", e), e);
    };
  }

  private static JsonObjectBuilder typed(String type, Event event) {
    return Json.object().add("type", type).add("at", event.at().toString());
  }

  static Instant at(JsonObject json) {
    return Instant.parse(json.getString("at"));
  }

  static Source source(JsonObject json) {
    return Source.parse(json.getString("evidence"));
  }

  private static JsonObjectBuilder placed(Event.Placed e) {
    return typed("placed", e)
        .add("issuer", e.customer().issuer())
        .add("subject", e.customer().subject())
        .add("storefront", e.item().storefront())
        .add("product", e.item().product())
        .add("kind", e.item().kind())
        .add("title", e.item().title())
        .add("price", e.item().price().toJson())
        .add("term", e.item().term().text())
        .add("fingerprint", e.fingerprint());
  }

  private static Event placed(JsonObject json) {
    return new Event.Placed(
        at(json),
        new Customer(json.getString("issuer"), json.getString("subject")),
        new LineItem(
            json.getString("storefront"),
            json.getString("product"),
            json.getString("kind"),
            json.getString("title"),
            Money.fromJson(json.getJsonObject("price")),
            Term.parse(json.getString("term"))),
        json.getString("fingerprint"));
  }

  private static JsonObjectBuilder attemptOpened(Event.AttemptOpened e) {
    var terms = e.terms();
    var json =
        typed("attempt-opened", e)
            .add("attempt", e.attempt())
            .add("method", terms.method().text())
            .add("channel", terms.channel().text())
            .add("account", terms.account())
            .add("app", terms.app())
            .add("expires-at", terms.expiresAt().toString())
            .add("request", terms.request())
            .add("key", Absent.write(e.key()))
            .add("fingerprint", e.fingerprint());
    terms.returnUrl().ifPresent(url -> json.add("return-url", url));
    return lease(json, e.lease());
  }

  private static Event attemptOpened(JsonObject json) {
    return new Event.AttemptOpened(
        at(json),
        json.getInt("attempt"),
        terms(json),
        lease(json),
        Absent.read(json.getString("key")),
        json.getString("fingerprint"));
  }

  private static AttemptTerms terms(JsonObject json) {
    return new AttemptTerms(
        Method.of(json.getString("method")).orElseThrow(),
        Channel.of(json.getString("channel")).orElseThrow(),
        json.getString("account"),
        json.getString("app"),
        Instant.parse(json.getString("expires-at")),
        json.getString("request"),
        json.containsKey("return-url")
            ? Optional.of(json.getString("return-url"))
            : Optional.empty());
  }

  private static JsonObjectBuilder lease(JsonObjectBuilder json, Lease lease) {
    return json.add("nonce", lease.nonce()).add("lease-until", lease.until().toString());
  }

  private static Lease lease(JsonObject json) {
    return new Lease(json.getString("nonce"), Instant.parse(json.getString("lease-until")));
  }

  private static JsonObjectBuilder instructions(JsonObjectBuilder json, PaymentInstructions how) {
    json.add("kind", how.kind().text()).add("content", Absent.write(how.content()));
    how.until().ifPresent(end -> json.add("until", end.toString()));
    return json;
  }

  private static PaymentInstructions instructions(JsonObject json) {
    return new PaymentInstructions(
        PaymentInstructions.Kind.of(json.getString("kind")),
        Absent.read(json.getString("content")),
        Field.text(json, "until").map(Instant::parse));
  }

  static JsonObjectBuilder payment(JsonObjectBuilder json, Payment payment) {
    return json.add("provider", payment.id().provider())
        .add("account", payment.id().account())
        .add("number", payment.id().number())
        .add("app", payment.app())
        .add("amount", payment.amount().toJson())
        .add("paid-at", payment.paidAt().toString());
  }

  static Payment payment(JsonObject json) {
    return new Payment(
        new PaymentId(
            json.getString("provider"), json.getString("account"), json.getString("number")),
        json.getString("app"),
        Money.fromJson(json.getJsonObject("amount")),
        Instant.parse(json.getString("paid-at")));
  }
}

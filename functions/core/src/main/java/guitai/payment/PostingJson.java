package guitai.payment;

import guitai.json.Absent;
import guitai.json.Json;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/// Postings as the texts that are stored.
public final class PostingJson {
  private PostingJson() {}

  public static String write(Posting posting) {
    var json =
        Json.object()
            .add("order", posting.merchantOrderNumber())
            .add("provider", posting.payment().provider())
            .add("account", posting.payment().account())
            .add("payment", posting.payment().number())
            .add("at", posting.at().toString())
            .add("currency", posting.amount().currency().getCurrencyCode())
            .add("amount", posting.amount().minorUnits());
    return switch (posting) {
      case Posting.OfPayment payment -> payment(json, payment).build().toString();
      case Posting.OfRefund refund -> refund(json, refund).build().toString();
    };
  }

  private static JsonObjectBuilder payment(JsonObjectBuilder json, Posting.OfPayment payment) {
    var balance = payment.balance();
    return json.add("applied", payment.applied())
        .add("kept", balance.kept().minorUnits())
        .add("refunded", balance.refunded().minorUnits())
        .add("refunding", balance.refunding().minorUnits())
        .add("held", balance.held().minorUnits());
  }

  private static JsonObjectBuilder refund(JsonObjectBuilder json, Posting.OfRefund refund) {
    return json.add("number", Absent.write(refund.number()))
        .add("refund", refund.refund())
        .add("state", refund.state().text());
  }

  public static Posting read(String text) {
    var json = Json.parse(text);
    var payment =
        new PaymentId(
            json.getString("provider"), json.getString("account"), json.getString("payment"));
    return json.containsKey("refund") ? refund(json, payment) : payment(json, payment);
  }

  private static Posting payment(JsonObject json, PaymentId payment) {
    return new Posting.OfPayment(
        json.getString("order"),
        payment,
        Instant.parse(json.getString("at")),
        money(json, "amount"),
        json.getBoolean("applied"),
        new Balance(
            money(json, "kept"),
            money(json, "refunded"),
            money(json, "refunding"),
            money(json, "held")));
  }

  private static Posting refund(JsonObject json, PaymentId payment) {
    return new Posting.OfRefund(
        json.getString("order"),
        payment,
        Absent.read(json.getString("number")),
        json.getString("refund"),
        Instant.parse(json.getString("at")),
        money(json, "amount"),
        Posting.State.of(json.getString("state")));
  }

  private static Money money(JsonObject json, String name) {
    return Money.of(json.getJsonNumber(name).longValueExact(), json.getString("currency"));
  }
}

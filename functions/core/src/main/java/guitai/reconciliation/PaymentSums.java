package guitai.reconciliation;

import guitai.json.Json;
import guitai.storefront.Money;
import jakarta.json.JsonObject;

/// Payments and refunds of a day, counted and added up.
public record PaymentSums(long payments, Money paid, long refunds, Money refunded) {
  static final String CURRENCY = "CNY";

  /// Adds them up as they come. What isn't in yuan can't be on a bill of these providers: it is a
  /// difference, and in no sum.
  static final class Counter {
    private long payments;
    private long paid;
    private long refunds;
    private long refunded;

    void payment(Money amount) {
      payments++;
      paid = Math.addExact(paid, yuan(amount));
    }

    void refund(Money amount) {
      refunds++;
      refunded = Math.addExact(refunded, yuan(amount));
    }

    PaymentSums sums() {
      return new PaymentSums(
          payments, Money.of(paid, CURRENCY), refunds, Money.of(refunded, CURRENCY));
    }
  }

  static long yuan(Money amount) {
    return amount.currency().getCurrencyCode().equals(CURRENCY) ? amount.minorUnits() : 0;
  }

  JsonObject toJson() {
    return Json.object()
        .add("payments", payments)
        .add("paid", paid.toJson())
        .add("refunds", refunds)
        .add("refunded", refunded.toJson())
        .build();
  }

  static PaymentSums fromJson(JsonObject json) {
    return new PaymentSums(
        json.getJsonNumber("payments").longValueExact(),
        Money.fromJson(json.getJsonObject("paid")),
        json.getJsonNumber("refunds").longValueExact(),
        Money.fromJson(json.getJsonObject("refunded")));
  }
}

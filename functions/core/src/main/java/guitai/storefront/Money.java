package guitai.storefront;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Currency;

/// An amount in integer minor units (fen for `CNY`) with its currency; never negative.
public record Money(long minorUnits, Currency currency) {
  public Money {
    if (minorUnits < 0) {
      throw new IllegalArgumentException("an amount is not negative: " + minorUnits);
    }
  }

  public static Money of(long minorUnits, String currency) {
    return new Money(minorUnits, Currency.getInstance(currency));
  }

  /// For people: `6.00 CNY`.
  public String shown() {
    int digits = Math.max(currency.getDefaultFractionDigits(), 0);
    return BigDecimal.valueOf(minorUnits, digits).toPlainString()
        + " "
        + currency.getCurrencyCode();
  }

  public JsonObject toJson() {
    return Json.object()
        .add("minorUnits", minorUnits)
        .add("currency", currency.getCurrencyCode())
        .build();
  }

  public static Money fromJson(JsonObject json) {
    return of(json.getJsonNumber("minorUnits").longValueExact(), json.getString("currency"));
  }
}

package guitai.sandbox.apple;

import guitai.bytes.Bytes;
import guitai.sandbox.simulator.PlayRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Currency;
import java.util.Optional;

/// The payment request of a merchant's page: the fields of `ApplePayPaymentRequest` that return in
/// a token.
///
/// @param minorUnits of the total, in the currency's minor unit
/// @param applicationData to which the token is bound
/// @see <a
///   href="https://developer.apple.com/documentation/applepayontheweb/applepaypaymentrequest">Apple
///   Pay on the Web</a>
record PaymentSheet(Currency currency, long minorUnits, Optional<Bytes> applicationData) {
  static PaymentSheet of(JsonObject request) {
    try {
      var currency = Currency.getInstance(text(request, "currencyCode"));
      var total = request.getJsonObject("total");
      var amount = new BigDecimal(text(total, "amount"));
      return new PaymentSheet(
          currency,
          amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact(),
          request.containsKey("applicationData")
              ? Optional.of(Bytes.of(Base64.getDecoder().decode(text(request, "applicationData"))))
              : Optional.empty());
    } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
      throw malformed();
    }
  }

  /// The same with a total of one minor unit less.
  PaymentSheet less() {
    return new PaymentSheet(currency, minorUnits - 1, applicationData);
  }

  private static String text(JsonObject json, String name) {
    if (json != null && json.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw malformed();
  }

  private static RuntimeException malformed() {
    return PlayRequest.malformed(
        "request is an ApplePayPaymentRequest with currencyCode, total.amount and"
            + " applicationData.");
  }
}

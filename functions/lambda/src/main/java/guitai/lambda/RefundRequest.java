package guitai.lambda;

import guitai.problem.Problem;
import guitai.refund.OperatorRefund;
import guitai.storefront.Money;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/// Reads an operator's refund request (退款申请).
final class RefundRequest {
  /// In bytes of UTF-8, as WeChat Pay takes it.
  private static final int REASON_LIMIT = 80;

  private RefundRequest() {}

  static OperatorRefund.Request parse(HttpRequest request) {
    var key = RequestBody.idempotencyKey(request);
    var body = RequestBody.of(request);
    RequestBody.requireOnly(body, Set.of("amount", "reason"));
    return new OperatorRefund.Request(
        key, amount(body), RequestBody.text(body, "reason", REASON_LIMIT), request.operator());
  }

  private static Optional<Money> amount(JsonObject body) {
    if (!body.containsKey("amount")) {
      return Optional.empty();
    }
    if (!(body.get("amount") instanceof JsonObject amount)) {
      throw RequestBody.invalid("amount", "is not an object");
    }
    RequestBody.requireOnly(amount, "amount", Set.of("minorUnits", "currency"));
    return Optional.of(new Money(minorUnits(amount), currency(amount)));
  }

  private static long minorUnits(JsonObject amount) {
    try {
      if (amount.get("minorUnits") instanceof JsonNumber number
          && number.isIntegral()
          && number.longValueExact() > 0) {
        return number.longValueExact();
      }
    } catch (ArithmeticException e) {
      throw noMinorUnits();
    }
    throw noMinorUnits();
  }

  private static Problem noMinorUnits() {
    return RequestBody.invalid("amount.minorUnits", "is not a positive integer");
  }

  private static Currency currency(JsonObject amount) {
    try {
      return Currency.getInstance(amount.getString("currency", ""));
    } catch (IllegalArgumentException e) {
      throw RequestBody.invalid("amount.currency", "is no ISO 4217 code");
    }
  }
}

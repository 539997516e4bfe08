package guitai.lambda;

import guitai.operation.HeldPaymentResolution;
import guitai.operation.HeldPaymentResolution.Way;
import guitai.order.Resolution;
import guitai.problem.Problem;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;

/// Reads operators' decisions on a held payment: the proposal of a resolution (处置) and its
/// confirmation (复核).
final class ResolutionRequest {
  /// In bytes of UTF-8.
  private static final int REASON_LIMIT = 400;

  private static final int NUMBER_LIMIT = 64;

  private ResolutionRequest() {}

  static HeldPaymentResolution.Proposal proposal(HttpRequest request) {
    var key = RequestBody.idempotencyKey(request);
    var body = RequestBody.of(request);
    RequestBody.requireOnly(body, Set.of("resolution", "refund", "reason"));
    var kind = kind(body);
    return new HeldPaymentResolution.Proposal(
        key,
        kind,
        refund(body, kind),
        RequestBody.text(body, "reason", REASON_LIMIT),
        request.operator());
  }

  private static Way kind(JsonObject body) {
    return switch (body.getString("resolution", "")) {
      case "grant" -> Way.GRANT;
      case "refund" -> Way.REFUND;
      case "refunded-at-provider" -> Way.REFUNDED_AT_PROVIDER;
      case "refunded-outside-provider" -> Way.REFUNDED_OUTSIDE_PROVIDER;
      default ->
          throw RequestBody.invalid(
              "resolution",
              "is not grant, refund, refunded-at-provider or refunded-outside-provider");
    };
  }

  /// A refund's number belongs to `refunded-at-provider` alone.
  private static Optional<String> refund(JsonObject body, Way kind) {
    if (body.containsKey("refund") != (kind == Way.REFUNDED_AT_PROVIDER)) {
      throw RequestBody.invalid(
          "refund", "is there with refunded-at-provider, and with nothing else");
    }
    if (kind != Way.REFUNDED_AT_PROVIDER) {
      return Optional.empty();
    }
    if (body.get("refund") instanceof JsonString number
        && RequestBody.visible(number.getString(), NUMBER_LIMIT)) {
      return Optional.of(number.getString());
    }
    throw RequestBody.invalid("refund", "is not 1 to 64 visible ASCII characters");
  }

  static HeldPaymentResolution.Confirmation confirmation(HttpRequest request) {
    var key = RequestBody.idempotencyKey(request);
    var body = RequestBody.of(request);
    RequestBody.requireOnly(body, Set.of("proposal"));
    return new HeldPaymentResolution.Confirmation(key, number(body), request.operator());
  }

  private static int number(JsonObject body) {
    if (body.get("proposal") instanceof JsonNumber number && number.isIntegral()) {
      var value = number.bigIntegerValue();
      if (value.signum() > 0 && value.bitLength() < Integer.SIZE) {
        return value.intValueExact();
      }
    }
    throw noNumber();
  }

  private static Problem noNumber() {
    return RequestBody.invalid("proposal", "is not a proposal's number");
  }

  /// The name of a resolution in a body.
  static String text(Resolution.Way way) {
    return switch (way) {
      case Resolution.Way.Grant _ -> "grant";
      case Resolution.Way.Refund _ -> "refund";
      case Resolution.Way.RefundedAtProvider _ -> "refunded-at-provider";
      case Resolution.Way.RefundedOutsideProvider _ -> "refunded-outside-provider";
    };
  }
}

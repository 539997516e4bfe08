package guitai.lambda;

import guitai.operation.ConfirmationRequest;
import guitai.operation.ProposalRequest;
import guitai.payment.ResolutionWay;
import guitai.problem.Problem;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads operators' decisions on an entry of the held list: the proposal of a resolution (处置) and
/// its confirmation (复核).
final class ResolutionRequest {
  /// In bytes of UTF-8.
  private static final int REASON_LIMIT = 400;

  private static final int NUMBER_LIMIT = 64;

  private ResolutionRequest() {}

  static ProposalRequest proposal(HttpRequest request) {
    var key = RequestBody.idempotencyKey(request);
    var body = RequestBody.of(request);
    RequestBody.requireOnly(body, Set.of("resolution", "refund", "product", "reason", "preview"));
    var way = way(body);
    return new ProposalRequest(
        key,
        way,
        only(body, "refund", ResolutionWay.REFUNDED_AT_PROVIDER, way),
        body.containsKey("product")
            ? only(body, "product", ResolutionWay.GRANT, way)
            : Optional.empty(),
        RequestBody.text(body, "reason", REASON_LIMIT),
        request.operator());
  }

  /// Whether the request asks only what would follow.
  static boolean preview(HttpRequest request) {
    var preview = RequestBody.of(request).getOrDefault("preview", JsonValue.FALSE);
    if (!Set.of(JsonValue.TRUE, JsonValue.FALSE).contains(preview)) {
      throw RequestBody.invalid("preview", "is not true or false");
    }
    return preview.equals(JsonValue.TRUE);
  }

  private static ResolutionWay way(JsonObject body) {
    return ResolutionWay.of(body.getString("resolution", ""))
        .orElseThrow(() -> {
          var known = Stream.of(ResolutionWay.values()).map(ResolutionWay::text).toList();
          return RequestBody.invalid("resolution", "is none of " + String.join(", ", known));
        });
  }

  /// A field that belongs to one resolution alone: a number or a product's id.
  private static Optional<String> only(
      JsonObject body, String field, ResolutionWay with, ResolutionWay way) {
    if (body.containsKey(field) != (way == with)) {
      throw RequestBody.invalid(field, "is there with " + with.text() + ", and with nothing else");
    }
    if (way != with) {
      return Optional.empty();
    }
    if (body.get(field) instanceof JsonString text
        && RequestBody.visible(text.getString(), NUMBER_LIMIT)) {
      return Optional.of(text.getString());
    }
    throw RequestBody.invalid(field, "is not 1 to 64 visible ASCII characters");
  }

  static ConfirmationRequest confirmation(HttpRequest request) {
    var key = RequestBody.idempotencyKey(request);
    var body = RequestBody.of(request);
    RequestBody.requireOnly(body, Set.of("proposal"));
    return new ConfirmationRequest(key, number(body), request.operator());
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
}

package guitai.problem;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/// A refusal, answered to the caller as an `application/problem+json` document.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;
  private final transient Optional<Duration> retryAfter;
  private final transient Optional<String> order;

  private Problem(
      int status,
      String type,
      String detail,
      Optional<Duration> retryAfter,
      Optional<String> order) {
    super(detail);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
    this.order = order;
  }

  /// @param type the last part of its URN, stable, for programs; the `detail` is for people
  public static Problem of(int status, String type, String detail) {
    return new Problem(status, type, detail, Optional.empty(), Optional.empty());
  }

  public static Problem later(int status, String type, String detail, Duration retryAfter) {
    return new Problem(status, type, detail, Optional.of(retryAfter), Optional.empty());
  }

  /// The same problem, which names the caller's order that is in the way.
  public Problem about(String orderId) {
    return new Problem(status, type, detail(), retryAfter, Optional.of(orderId));
  }

  /// The same answer where there is no such thing and where it is another customer's.
  public static Problem notFound() {
    return notFound("There is nothing at this address.");
  }

  public static Problem notFound(String detail) {
    return of(404, "not-found", detail);
  }

  public static Problem keyReused() {
    return of(
        422,
        "idempotency-key-reused",
        "This Idempotency-Key was used before with another request body.");
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /// The id of the caller's order that is in the way.
  public Optional<String> order() {
    return order;
  }

  public JsonObject toJson() {
    var json =
        Json.object()
            .add("type", "urn:guitai:problem:" + type)
            .add("title", type.replace('-', ' '))
            .add("status", status)
            .add("detail", detail());
    order.ifPresent(id -> json.add("orderId", id));
    return json.build();
  }
}

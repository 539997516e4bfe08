package guitai.sandbox.unionpay;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/// A refund: a partial or full one (退货, `04`), or a reversal of the whole purchase (消费撤销, `31`).
/// Its outcome is fixed at the start and takes effect as time passes.
///
/// @param queryId UnionPay's number
record Refund(RefundRequest request, String queryId, String traceNo, Outcome outcome, Instant at) {
  /// The planned outcome.
  enum Outcome {
    SUCCESS("SUCCESS", "00", Duration.ofSeconds(1)),
    FAILED("FAILED", "60", Duration.ofSeconds(1)),
    SLOW("SLOW", "00", Duration.ofDays(3));

    private final String stored;
    private final String code;
    private final Duration after;

    Outcome(String stored, String code, Duration after) {
      this.stored = stored;
      this.code = code;
      this.after = after;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// As it is stored.
    String stored() {
      return stored;
    }

    static Outcome ofStored(String stored) {
      return Arrays.stream(values())
          .filter(each -> each.stored.equals(stored))
          .findFirst()
          .orElseThrow();
    }
  }

  String type() {
    return request.type();
  }

  String number() {
    return request.number();
  }

  String time() {
    return request.time();
  }

  long amount() {
    return request.amount();
  }

  Instant end() {
    return at.plus(outcome.after);
  }

  /// `05` until it is finished.
  String code(Instant now) {
    return now.isBefore(end()) ? "05" : outcome.code;
  }

  /// The fields of its notification.
  String lastCode() {
    return outcome.code;
  }

  boolean counts(Instant now) {
    return outcome != Outcome.FAILED || now.isBefore(end());
  }

  boolean done(Instant by) {
    return outcome != Outcome.FAILED && !end().isAfter(by);
  }

  /// The key by which a callback names it; an order's number has no slash.
  String key(String order) {
    return order + "/" + number();
  }
}

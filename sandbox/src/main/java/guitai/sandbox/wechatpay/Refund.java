package guitai.sandbox.wechatpay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One refund at WeChat Pay. Its steps are planned at the start and take effect as time passes.
///
/// @param number the merchant's, or one that the console generated
/// @param amount of the order's total, in fen
/// @param discount the coupon's part of the amount, which is refunded to no one, in fen
/// @param asked the merchant's request; empty if an operator made it at the console
/// @param course the steps in order of time; the first step is its acceptance
record Refund(
    String number,
    String id,
    long amount,
    long discount,
    Optional<RefundRequest> asked,
    List<Step> course) {
  Refund {
    course = List.copyOf(course);
  }

  enum Status {
    PROCESSING,
    SUCCESS,
    ABNORMAL,
    CLOSED
  }

  record Step(Instant at, Status status) {}

  /// The planned outcome of a refund.
  enum Outcome {
    SUCCESS("SUCCESS", Status.SUCCESS),
    ABNORMAL("ABNORMAL", Status.ABNORMAL),
    CLOSED("CLOSED", Status.CLOSED),
    SLOW("SLOW", Status.SUCCESS);

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration BANKING_DAYS = Duration.ofDays(3);

    private final String stored;
    private final Status end;

    Outcome(String stored, Status end) {
      this.stored = stored;
      this.end = end;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    Status end() {
      return end;
    }

    List<Step> from(Instant now) {
      var last = now.plus(this == SLOW ? BANKING_DAYS : MOMENT);
      return List.of(new Step(now, Status.PROCESSING), new Step(last, end));
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

  Instant at() {
    return course.getFirst().at();
  }

  Step at(Instant now) {
    return course.reversed().stream()
        .filter(step -> !step.at().isAfter(now))
        .findFirst()
        .orElse(course.getFirst());
  }

  /// Whether its amount still counts as refunded or being refunded.
  boolean counts(Instant now) {
    return at(now).status() != Status.CLOSED;
  }

  /// With a new plan; the old plan's future steps are dropped.
  Refund with(Outcome outcome, Instant now) {
    var steps = new ArrayList<>(course.stream().filter(step -> !step.at().isAfter(now)).toList());
    steps.addAll(outcome.from(now));
    return new Refund(number, id, amount, discount, asked, steps);
  }

  /// Whether the merchant is notified: of a refund at the console, or one that has an address for
  /// it.
  boolean notified() {
    return asked.isEmpty() || asked.flatMap(RefundRequest::notifyUrl).isPresent();
  }

  /// The key by which a callback names a step of this refund; an order's number has no slash.
  String key(String order, int step) {
    return order + "/" + number + "/" + step;
  }

  /// The status that the step's callback reports.
  Step end(int step) {
    return course.stream()
        .skip(step)
        .filter(later -> later.status() != Status.PROCESSING)
        .findFirst()
        .orElse(course.getLast());
  }
}

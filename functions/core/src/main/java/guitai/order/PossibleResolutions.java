package guitai.order;

import guitai.payment.HoldReason;
import guitai.payment.ResolutionWay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The resolutions that are possible for the held amount of a payment, by the rules that decide on
/// a proposal: what is listed as possible isn't refused.
public final class PossibleResolutions {
  /// @param until when it is possible; empty for ever
  public record Possible(ResolutionWay way, Optional<Instant> until) {}

  private PossibleResolutions() {}

  public static List<Possible> of(Past past, PaymentBalances.Entry entry) {
    return Stream.of(ResolutionWay.values())
        .filter(way -> possible(past, entry, way))
        .map(way -> new Possible(way, until(entry, way)))
        .toList();
  }

  private static boolean possible(Past past, PaymentBalances.Entry entry, ResolutionWay way) {
    return ResolutionRules.refusal(past, entry, way, expected(entry), entry.payment().paidAt())
        .isEmpty();
  }

  private static Optional<Instant> until(PaymentBalances.Entry entry, ResolutionWay way) {
    return way == ResolutionWay.REFUND
        ? Optional.of(RefundDecisions.refundableUntil(entry))
        : Optional.empty();
  }

  /// What its provider said when it was recorded.
  private static Resolution.ProviderStatus expected(PaymentBalances.Entry entry) {
    return entry.holdReason().filter(HoldReason.REFUNDED_AT_PROVIDER::equals).isPresent()
        ? Resolution.ProviderStatus.REFUNDED
        : Resolution.ProviderStatus.PAID;
  }
}

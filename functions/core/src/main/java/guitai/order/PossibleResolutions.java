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
  /// @param withoutProvider whether it is possible only where this deployment has not that provider
  public record Possible(ResolutionWay way, Optional<Instant> until, boolean withoutProvider) {}

  private static final Resolution.ProviderStatus NOT_QUERIED =
      Resolution.ProviderStatus.NOT_QUERIED;

  private PossibleResolutions() {}

  public static List<Possible> of(Past past, PaymentBalances.Entry entry) {
    return Stream.of(ResolutionWay.values())
        .filter(way ->
            possible(past, entry, way, expected(entry)) || possible(past, entry, way, NOT_QUERIED))
        .map(way ->
            new Possible(way, until(entry, way), !possible(past, entry, way, expected(entry))))
        .toList();
  }

  private static boolean possible(
      Past past, PaymentBalances.Entry entry, ResolutionWay way, Resolution.ProviderStatus status) {
    return ResolutionRules.refusal(past, entry, way, status, entry.payment().paidAt()).isEmpty();
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

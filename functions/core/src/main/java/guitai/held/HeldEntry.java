package guitai.held;

import guitai.order.OrderId;
import guitai.payment.PaymentId;
import guitai.payment.ResolutionWay;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// An entry of the held list: what needs a person, why, since when, and the ways out.
///
/// @param ways in which it can be resolved; never none
/// @param proposal the last resolution that an operator proposed for it, not confirmed yet
public record HeldEntry(
    HeldId id,
    Cause cause,
    Subject subject,
    Times times,
    List<PossibleWay> ways,
    Optional<HeldProposal> proposal) {
  public HeldEntry {
    ways = List.copyOf(ways);
  }

  /// Why it waits.
  ///
  /// @param detail the provider's own reason, such as `NOT_ENOUGH`
  public record Cause(HeldReason reason, Optional<String> detail) {
    public static Cause of(HeldReason reason) {
      return new Cause(reason, Optional.empty());
    }
  }

  /// What it is about.
  ///
  /// @param amount the held part of the payment; empty where it isn't known
  public record Subject(
      Optional<OrderId> order, Optional<PaymentId> payment, Optional<Money> amount) {
    public static final Subject NONE =
        new Subject(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Since when it waits, and by when the provider wants an answer and an end.
  public record Times(Instant since, Optional<Instant> answerBy, Optional<Instant> finishBy) {
    public static Times since(Instant since) {
      return new Times(since, Optional.empty(), Optional.empty());
    }
  }

  /// A way in which it can be resolved.
  ///
  /// @param until when it is possible; empty for ever
  /// @param withoutProvider whether it is possible only where this deployment has not the payment's
  ///   provider
  public record PossibleWay(ResolutionWay way, Optional<Instant> until, boolean withoutProvider) {
    public static PossibleWay always(ResolutionWay way) {
      return new PossibleWay(way, Optional.empty(), false);
    }
  }

  public HeldReason reason() {
    return cause.reason();
  }

  public Instant since() {
    return times.since();
  }

  public Optional<OrderId> order() {
    return subject.order();
  }

  public Optional<PaymentId> payment() {
    return subject.payment();
  }

  public Optional<Money> amount() {
    return subject.amount();
  }

  /// The ways that are possible now.
  ///
  /// @param refundable whether this deployment can refund through a payment's provider
  public List<ResolutionWay> ways(Instant now, Predicate<PaymentId> refundable) {
    return ways.stream()
        .filter(possible -> possible.until().filter(now::isAfter).isEmpty())
        .filter(possible ->
            subject.payment().filter(refundable).isPresent()
                ? !possible.withoutProvider()
                : !throughProvider(possible.way()))
        .map(PossibleWay::way)
        .toList();
  }

  private static boolean throughProvider(ResolutionWay way) {
    return switch (way) {
      case REFUND, REFUNDED_AT_PROVIDER -> true;
      case GRANT, KEEP, PROVIDER_STATUS, REFUNDED_OUTSIDE_PROVIDER -> false;
    };
  }
}

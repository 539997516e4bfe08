package guitai.order;

import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// What becomes of what is held of a payment: one operator proposes it, another confirms it. The
/// newest proposal for a payment replaces those before it; what nobody confirms lapses.
public record Resolution(
    Event.ResolutionProposed proposed, Optional<Event.ResolutionConfirmed> confirmed) {
  /// An order has no more of them than this.
  public static final int LIMIT = 20;

  /// A proposal that nobody confirmed for so long is none any more.
  public static final Duration LIFE = Duration.ofDays(7);

  /// What is decided of how much of which payment.
  ///
  /// @param amount what is held of it
  /// @param providerStatus what the provider said of the payment, asked for this
  public record Terms(PaymentId payment, Money amount, Way way, ProviderStatus providerStatus) {}

  /// What is to become of it.
  public sealed interface Way {
    /// It is kept, and backs what the order sells.
    record Grant() implements Way {}

    /// It goes back through the provider.
    record Refund() implements Way {}

    /// It went back at the provider's console, or some of it: the provider, asked for that refund,
    /// says so.
    ///
    /// @param number the provider's
    record RefundedAtProvider(String number, Money amount, Instant refundedAt) implements Way {}

    /// It was given back by other means, on the word of two operators.
    record RefundedOutsideProvider() implements Way {}
  }

  /// What the provider said of the payment when it was asked for a resolution's sake.
  public enum ProviderStatus {
    PAID("PAID"),
    /// Paid, and at least some of it refunded there.
    REFUNDED("REFUNDED"),
    /// Nobody here can ask that provider.
    NOT_QUERIED("UNASKED");

    private final String text;

    ProviderStatus(String text) {
      this.text = text;
    }

    /// As it is stored.
    public String text() {
      return text;
    }

    public static ProviderStatus of(String text) {
      return Arrays.stream(values())
          .filter(each -> each.text.equals(text))
          .findFirst()
          .orElseThrow();
    }
  }

  static Resolution of(Event.ResolutionProposed proposed) {
    return new Resolution(proposed, Optional.empty());
  }

  public int number() {
    return proposed.resolution();
  }

  public Instant lapsesAt() {
    return proposed.at().plus(LIFE);
  }

  Resolution confirmed(Event.ResolutionConfirmed event) {
    return new Resolution(proposed, Optional.of(event));
  }
}

package guitai.order;

import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.ResolutionWay;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A resolution (处置) of the held amount of a payment: one operator proposes it, another confirms it
/// (复核). The newest proposal for a payment replaces those before it; an unconfirmed one lapses.
public record Resolution(
    Event.ResolutionProposed proposed, Optional<Event.ResolutionConfirmed> confirmed) {
  /// An order has no more of them open at a time: neither confirmed nor lapsed.
  public static final int OPEN_LIMIT = 20;

  /// An order that has had so many has one open at a time, so that its item stays bounded, and
  /// still can be resolved.
  public static final int MANY = 100;

  /// A proposal that isn't confirmed within this time lapses.
  public static final Duration LIFE = Duration.ofDays(7);

  /// What is decided: which payment, how much of it, and how.
  ///
  /// @param payment empty where it is the order itself, which makes no progress
  /// @param amount what is held of it
  /// @param providerStatus what the provider said of the payment, asked for this
  public record Terms(
      Optional<PaymentId> payment, Money amount, Way way, ProviderStatus providerStatus) {}

  /// Whether it is about this payment.
  boolean isOf(PaymentId payment) {
    return proposed.terms().payment().equals(Optional.of(payment));
  }

  /// Whether another operator may still confirm it.
  public boolean openAt(Instant at) {
    return confirmed.isEmpty() && !lapsesAt().isBefore(at);
  }

  /// The way in which it is resolved.
  public sealed interface Way {
    /// It is kept and pays for what the order sells.
    record Grant() implements Way {}

    /// It is refunded through the provider.
    record Refund() implements Way {}

    /// It, or a part of it, was refunded at the provider's console. The provider confirmed that
    /// refund in a query.
    ///
    /// @param number the provider's refund number
    record RefundedAtProvider(String number, Money amount, Instant refundedAt) implements Way {}

    /// It was refunded outside the provider (线下退款), as two operators confirm.
    record RefundedOutsideProvider() implements Way {}

    /// The money stays ours, and nothing new is granted for it.
    record Keep() implements Way {}

    /// What the provider says counts.
    ///
    /// @param payment as the provider reports it; empty where nothing was paid
    record AsProviderSays(Optional<Payment> payment) implements Way {}

    default ResolutionWay kind() {
      return switch (this) {
        case Grant _ -> ResolutionWay.GRANT;
        case Refund _ -> ResolutionWay.REFUND;
        case RefundedAtProvider _ -> ResolutionWay.REFUNDED_AT_PROVIDER;
        case RefundedOutsideProvider _ -> ResolutionWay.REFUNDED_OUTSIDE_PROVIDER;
        case Keep _ -> ResolutionWay.KEEP;
        case AsProviderSays _ -> ResolutionWay.PROVIDER_STATUS;
      };
    }
  }

  /// The provider's answer when it was queried about the payment for a resolution.
  public enum ProviderStatus {
    PAID("PAID", "paid"),
    /// Paid, and at least some of it refunded there.
    REFUNDED("REFUNDED", "refunded"),
    /// It knows no such payment, or says that it isn't paid.
    UNKNOWN("UNKNOWN", "unknown"),
    /// This deployment can't query that provider, or it gave no answer about what makes no
    /// progress.
    NOT_QUERIED("UNASKED", "not-queried");

    private final String text;
    private final String shown;

    ProviderStatus(String text, String shown) {
      this.text = text;
      this.shown = shown;
    }

    /// As it is stored.
    public String text() {
      return text;
    }

    /// By its name in our contract.
    public String shown() {
      return shown;
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

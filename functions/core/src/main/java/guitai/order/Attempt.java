package guitai.order;

import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.time.Instant;
import java.util.Optional;

/// An attempt to pay (支付尝试), as its events left it.
public record Attempt(Event.AttemptOpened opened, Prepay prepay, Optional<Instant> endedAt) {
  /// How far its prepay (预下单) has come at the provider.
  public sealed interface Prepay {
    /// The holder of the lease has asked for it, or is about to.
    record Pending(Lease lease) implements Prepay {}

    record Obtained(PaymentInstructions instructions) implements Prepay {}

    record Refused(String code) implements Prepay {}
  }

  static Attempt of(Event.AttemptOpened opened) {
    return new Attempt(opened, new Prepay.Pending(opened.lease()), Optional.empty());
  }

  public int number() {
    return opened.attempt();
  }

  public AttemptTerms terms() {
    return opened.terms();
  }

  public Method method() {
    return opened.terms().method();
  }

  public Channel channel() {
    return opened.terms().channel();
  }

  public boolean open() {
    return endedAt.isEmpty();
  }

  boolean payableAt(Instant instant) {
    return open() && opened.terms().expiresAt().isAfter(instant);
  }

  /// A payment made until then belongs to this attempt, whenever its confirmation arrives.
  Instant payableUntil() {
    return endedAt.filter(opened.terms().expiresAt()::isAfter).orElse(opened.terms().expiresAt());
  }

  Attempt with(Prepay prepay) {
    return new Attempt(opened, prepay, endedAt);
  }

  Attempt ended(Instant at) {
    return new Attempt(opened, prepay, Optional.of(endedAt.orElse(at)));
  }
}

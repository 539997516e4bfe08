package guitai.order;

import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.time.Instant;
import java.util.Optional;

/// An attempt as its events left it.
public record Attempt(Event.AttemptOpened opened, Prepay prepay, Optional<Instant> endedAt) {
  /// How far the provider has come with it.
  public sealed interface Prepay {
    /// Asked, or about to be, by the holder of the lease.
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

  /// A payment made until then is this attempt's, whenever it is told.
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

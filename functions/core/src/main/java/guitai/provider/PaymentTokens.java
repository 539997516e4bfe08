package guitai.provider;

import guitai.bytes.Bytes;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.payment.Payment;
import guitai.storefront.Money;
import java.time.Instant;

/// A provider whose customers send a payment token from their device; we verify and authorize it.
public interface PaymentTokens {
  /// Verifies and decrypts a token.
  ///
  /// @param token as the customer's page or app handed it over
  /// @throws Forged if signature, freshness or addressee isn't proved
  Tender prove(Bytes token, Instant now) throws Forged;

  /// A verified and decrypted token; closing it wipes its content.
  interface Tender extends AutoCloseable {
    /// The same for the same token, however it is encoded.
    String digest();

    boolean isBoundTo(AttemptId id);

    /// Whether this is what the customer agreed to.
    boolean isFor(Money amount);

    /// Requests the authorization, once for each attempt: a repeated request returns the first
    /// answer. May throw [guitai.problem.Unavailable]: then the outcome is unknown, and a query
    /// must come before anything else.
    Authorization authorize(AttemptId id, AttemptTerms attempt, Money amount);

    @Override
    void close();
  }

  sealed interface Authorization {
    record Approved(Payment payment) implements Authorization {}

    /// No money was taken, and none will be for this attempt; `code` is the provider's own.
    record Declined(String code) implements Authorization {}
  }
}

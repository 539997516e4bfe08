package guitai.provider;

import guitai.bytes.Bytes;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.payment.Payment;
import guitai.storefront.Money;
import java.time.Instant;

/// A provider whose customers bring a token from their device, which is authorized here.
public interface PaymentTokens {
  /// Proves and opens a token.
  ///
  /// @param token as the customer's page or app handed it over
  /// @throws Forged where signature, freshness or addressee isn't proved
  Tender prove(Bytes token, Instant now) throws Forged;

  /// A proved token, open; closing wipes what is in it.
  interface Tender extends AutoCloseable {
    /// The same for the same token, however it is written down.
    String digest();

    boolean isBoundTo(AttemptId id);

    /// Whether this is what the customer agreed to.
    boolean isFor(Money amount);

    /// Asks for the money, once for each attempt: asking again gives the first answer. May throw
    /// [guitai.problem.Unavailable]: nothing is known, and a query comes before anything else.
    Authorization authorize(AttemptId id, AttemptTerms attempt, Money amount);

    @Override
    void close();
  }

  sealed interface Authorization {
    record Approved(Payment payment) implements Authorization {}

    /// Nothing was taken, and nothing will be for this attempt; `code` is the provider's own.
    record Declined(String code) implements Authorization {}
  }
}

package guitai.provider.applepay;

import guitai.order.AttemptId;
import guitai.provider.PaymentTokens.Authorization;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.storefront.Money;
import java.time.Instant;

/// The merchant's acquirer (收单机构), which charges the card in a token. Its real interface depends on
/// the merchant's contract; this one is what we need of any acquirer. Every call may throw
/// [guitai.problem.Unavailable]: the outcome is unknown.
public interface Acquirer extends Refunds {
  /// Our account at the acquirer.
  String account();

  /// Authorizes and captures the amount, once for each attempt's number: a repeated call gives the
  /// first answer. After `expiresAt`, and after a cancellation, no money is taken.
  Authorization authorize(AttemptId id, Money amount, Instant expiresAt, Card card);

  /// The status of an authorization; where it was declined, the attempt is not paid.
  Wallet.PaymentStatus query(AttemptId id);

  /// Cancels the number: no money is taken under it any more, even where no authorization was
  /// requested yet.
  Wallet.Close cancel(AttemptId id);
}

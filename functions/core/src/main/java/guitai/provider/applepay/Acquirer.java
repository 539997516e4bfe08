package guitai.provider.applepay;

import guitai.order.AttemptId;
import guitai.provider.PaymentTokens.Authorization;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.storefront.Money;
import java.time.Instant;

/// Who takes the money of a card that a token holds. Its interface is a matter of the merchant's
/// contract; this is what any has to do for us. Every call may throw [guitai.problem.Unavailable]:
/// nothing is known.
public interface Acquirer extends Refunds {
  /// Our account there.
  String account();

  /// Takes the money, once by the attempt's number: asking again gives the first answer. After
  /// `expiresAt`, and after a cancellation, nothing is taken.
  Authorization authorize(AttemptId id, Money amount, Instant expiresAt, Card card);

  /// What became of an authorization; where it was declined, nothing of the attempt is paid.
  Wallet.PaymentStatus query(AttemptId id);

  /// Takes no money under this number any more, whether it had been asked to or not.
  Wallet.Close cancel(AttemptId id);
}

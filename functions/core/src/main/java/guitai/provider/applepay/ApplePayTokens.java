package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.provider.Forged;
import guitai.provider.PaymentTokens;
import guitai.storefront.Money;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.Supplier;

/// Apple Pay's tokens: verified and decrypted by this class with the merchant's key, then
/// authorized by the acquirer.
///
/// @param keys called for each token, so that the supplier may cache and rotate the keys
/// @param root above Apple's signers of tokens
public record ApplePayTokens(Supplier<MerchantKeys> keys, Acquirer acquirer, X509Certificate root)
    implements PaymentTokens {
  @Override
  public Tender prove(Bytes token, Instant now) throws Forged {
    var proved = new ProvedToken(PaymentToken.parse(token.toArray()), root, now);
    return new Opened(proved, proved.open(keys.get()), acquirer);
  }

  private record Opened(ProvedToken token, Card card, Acquirer acquirer) implements Tender {
    @Override
    public String digest() {
      return token.digest();
    }

    @Override
    public boolean isBoundTo(AttemptId id) {
      return token.isBoundTo(id.text());
    }

    @Override
    public boolean isFor(Money amount) {
      return card.isFor(amount);
    }

    @Override
    public Authorization authorize(AttemptId id, AttemptTerms attempt, Money amount) {
      return acquirer.authorize(id, amount, attempt.expiresAt(), card);
    }

    @Override
    public void close() {
      card.close();
    }
  }
}

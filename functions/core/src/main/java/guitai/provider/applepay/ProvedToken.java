package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.keys.Digest;
import guitai.provider.Forged;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/// A token that Apple signed, just now, on a customer's device; there is no other way to one than
/// this verification. That it comes once is for whoever keeps its digest to see to.
public final class ProvedToken {
  /// Between a token's signing and our clock, both ways.
  public static final Duration FRESHNESS = Duration.ofMinutes(5);

  private final PaymentToken token;
  private final Instant signedAt;
  private final String digest;

  /// @param root above Apple's signers of tokens
  /// @throws Forged where signature, signer or freshness isn't proved
  public ProvedToken(PaymentToken token, X509Certificate root, Instant now) throws Forged {
    var data = SignedData.parse(token.signature().toArray());
    var chain = SigningChain.of(data);
    var content = token.signedContent();
    if (!data.signer().isOf(chain.signer())) {
      throw SignerInfo.unsigned();
    }
    data.signer().verify(chain.signer(), content);
    chain.verify(root, data.signer().signedAt());
    this.token = token;
    this.signedAt = data.signer().signedAt();
    this.digest = Digest.sha256(content);
    requireFresh(now);
  }

  private void requireFresh(Instant now) throws Forged {
    if (Duration.between(signedAt, now).abs().compareTo(FRESHNESS) > 0) {
      throw new Forged("the token was not signed just now");
    }
  }

  public Instant signedAt() {
    return signedAt;
  }

  /// SHA-256 of all that was signed, lower-case hex: the same for the same token however it is
  /// written down, and nothing of what is in it.
  public String digest() {
    return digest;
  }

  /// Whether our request bound it to this.
  public boolean isBoundTo(String applicationData) {
    var expected = Digest.sha256Bytes(Bytes.utf8(applicationData).toArray());
    return token
        .applicationData()
        .map(Bytes::toArray)
        .filter(hash -> MessageDigest.isEqual(hash, expected))
        .isPresent();
  }

  /// Decrypts it.
  ///
  /// @throws Forged where it isn't meant for this merchant, or not what a token holds
  public Card open(MerchantKeys keys) throws Forged {
    return Card.read(keys.key(token.keyHash()).decrypt(token));
  }

  @Override
  public String toString() {
    return "ProvedToken[" + digest + "]";
  }
}

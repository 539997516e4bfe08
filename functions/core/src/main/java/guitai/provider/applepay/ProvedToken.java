package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.keys.Digest;
import guitai.provider.Forged;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/// A token that Apple signed on a customer's device within the last minutes. Only this verification
/// makes one. The same token verifies again: the caller must store its digest and refuse a second
/// use.
public final class ProvedToken {
  /// The greatest difference between a token's signing time and our clock, both ways.
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

  /// SHA-256 of the signed content, lower-case hex. It is the same for each spelling of a token,
  /// and reveals nothing of the content.
  public String digest() {
    return digest;
  }

  /// Whether our request bound the token to this text.
  public boolean isBoundTo(String applicationData) {
    var expected = Digest.sha256Bytes(Bytes.utf8(applicationData).toArray());
    return token
        .applicationData()
        .map(Bytes::toArray)
        .filter(hash -> MessageDigest.isEqual(hash, expected))
        .isPresent();
  }

  /// Decrypts the card.
  ///
  /// @throws Forged where the token is for another merchant, or its content is no card
  public Card open(MerchantKeys keys) throws Forged {
    return Card.read(keys.key(token.keyHash()).decrypt(token));
  }

  @Override
  public String toString() {
    return "ProvedToken[" + digest + "]";
  }
}

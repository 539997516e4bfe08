package guitai.sandbox.apple;

import guitai.bytes.Bytes;
import guitai.sandbox.simulator.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// A card encrypted for one merchant key.
///
/// @param key the field by which the merchant derives the symmetric key
/// @see <a
///   href="https://developer.apple.com/documentation/passkit/payment-token-format-reference">Apple,
///   payment token format</a>
record EncryptedCard(Bytes key, Bytes data) {
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
  private static final int WRAPPED_KEY = 16;

  static EncryptedCard of(Scheme scheme, PublicKey to, byte[] plain, Randomness random) {
    try {
      return scheme == Scheme.RSA_V1 ? wrapped(to, plain, random) : agreed(to, plain, random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EncryptedCard wrapped(PublicKey to, byte[] plain, Randomness random)
      throws GeneralSecurityException {
    var secret = random.bytes(WRAPPED_KEY);
    var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.ENCRYPT_MODE, to, OAEP, random.source());
    return new EncryptedCard(Bytes.of(cipher.doFinal(secret)), encrypted(secret, plain));
  }

  /// The merchant identifier is an input of the key agreement.
  private static EncryptedCard agreed(PublicKey to, byte[] plain, Randomness random)
      throws GeneralSecurityException {
    var ephemeral = AppleAuthority.pair("EC", 256, random);
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ephemeral.getPrivate());
    agreement.doPhase(to, true);
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(new byte[] {0, 0, 0, 1});
    digest.update(agreement.generateSecret());
    digest.update("\rid-aes256-GCMApple".getBytes(StandardCharsets.US_ASCII));
    digest.update(TokenKeys.sha256(TokenKeys.MERCHANT.getBytes(StandardCharsets.UTF_8)));
    return new EncryptedCard(
        Bytes.of(ephemeral.getPublic().getEncoded()), encrypted(digest.digest(), plain));
  }

  private static Bytes encrypted(byte[] secret, byte[] plain) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    var zeros = new GCMParameterSpec(128, new byte[16]);
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), zeros);
    return Bytes.of(cipher.doFinal(plain));
  }
}

package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.provider.Forged;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/// The symmetric key of a token of scheme `EC_v1`: agreed upon with the device's ephemeral key,
/// then derived by NIST SP 800-56A (section 5.8.1) with SHA-256, in one round.
final class KeyAgreed {
  private static final byte[] COUNTER = {0, 0, 0, 1};

  /// The algorithm's name with its length before it; below, the sending party.
  private static final byte[] ALGORITHM = "\rid-aes256-GCM".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] PARTY_U = "Apple".getBytes(StandardCharsets.US_ASCII);

  private KeyAgreed() {}

  static byte[] derive(ECPrivateKey own, Bytes ephemeral, Bytes merchant) throws Forged {
    var theirs = publicKey(ephemeral);
    byte[] shared = {};
    try {
      var agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(own);
      agreement.doPhase(theirs, true);
      shared = agreement.generateSecret();
      return derive(shared, merchant.toArray());
    } catch (GeneralSecurityException e) {
      throw MerchantKey.closed();
    } finally {
      Arrays.fill(shared, (byte) 0);
    }
  }

  static byte[] derive(byte[] shared, byte[] merchant) throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(COUNTER);
    digest.update(shared);
    digest.update(ALGORITHM);
    digest.update(PARTY_U);
    return digest.digest(merchant);
  }

  /// The JDK checks that the point lies on the key's curve; this method checks that the curve is
  /// P-256.
  private static ECPublicKey publicKey(Bytes encoded) throws Forged {
    try {
      var key =
          (ECPublicKey)
              KeyFactory.getInstance("EC")
                  .generatePublic(new X509EncodedKeySpec(encoded.toArray()));
      var p256 = AlgorithmParameters.getInstance("EC");
      p256.init(new ECGenParameterSpec("secp256r1"));
      var wanted = p256.getParameterSpec(ECParameterSpec.class);
      if (key.getParams().getCurve().equals(wanted.getCurve())
          && key.getParams().getGenerator().equals(wanted.getGenerator())
          && Arrays.equals(key.getEncoded(), encoded.toArray())) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      throw PaymentToken.malformed();
    }
    throw PaymentToken.malformed();
  }
}

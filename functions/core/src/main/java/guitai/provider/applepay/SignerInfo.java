package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.keys.Digest;
import guitai.provider.Forged;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// The signer's part of a CMS signature: the signer's name, the signed attributes and the
/// signature.
///
/// @param issuer of the signer's certificate, encoded
/// @param signed the attributes as they are signed
/// @param algorithm the JDK's name of it
record SignerInfo(
    Bytes issuer,
    BigInteger serial,
    SignedAttributes attributes,
    Bytes signed,
    String algorithm,
    Bytes signature) {
  static SignerInfo read(Ber info) throws Forged {
    info.having(6);
    SignedData.requireVersionOne(info.child(0, Ber.INTEGER));
    var name = info.child(1, Ber.SEQUENCE).having(2);
    SignedData.requireSha256(info.child(2, Ber.SEQUENCE));
    var attributes = info.child(3, Ber.CONTEXT_0);
    return new SignerInfo(
        Bytes.of(name.child(0, Ber.SEQUENCE).encoded()),
        name.child(1, Ber.INTEGER).integer(),
        SignedAttributes.read(attributes),
        Bytes.of(asSet(attributes.encoded())),
        algorithm(info.child(4, Ber.SEQUENCE)),
        Bytes.of(info.child(5, Ber.OCTET_STRING).content()));
  }

  /// The signature covers the attributes with the tag of a set, not with the tag they have here.
  private static byte[] asSet(byte[] attributes) {
    attributes[0] = Ber.SET;
    return attributes;
  }

  private static String algorithm(Ber algorithm) throws Forged {
    SignedData.requireNoParameters(algorithm);
    var oid = algorithm.child(0, Ber.OBJECT_IDENTIFIER);
    if (oid.is(Oid.ECDSA_WITH_SHA_256)) {
      return "SHA256withECDSA";
    }
    if (oid.is(Oid.RSA_ENCRYPTION) || oid.is(Oid.SHA_256_WITH_RSA)) {
      return "SHA256withRSA";
    }
    throw Ber.malformed();
  }

  Instant signedAt() {
    return attributes.signingTime();
  }

  boolean isOf(X509Certificate certificate) {
    return Bytes.of(certificate.getIssuerX500Principal().getEncoded()).equals(issuer)
        && certificate.getSerialNumber().equals(serial);
  }

  /// @throws Forged where the certificate's key did not sign this content
  void verify(X509Certificate certificate, byte[] content) throws Forged {
    try {
      var digest = Digest.sha256Bytes(content);
      var verifier = Signature.getInstance(algorithm);
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(signed.toArray());
      if (!MessageDigest.isEqual(digest, attributes.messageDigest().toArray())
          || !verifier.verify(signature.toArray())) {
        throw unsigned();
      }
    } catch (GeneralSecurityException e) {
      throw unsigned();
    }
  }

  static Forged unsigned() {
    return new Forged("the signature does not hold");
  }
}

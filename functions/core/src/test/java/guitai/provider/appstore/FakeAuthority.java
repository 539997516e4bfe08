package guitai.provider.appstore;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority like Apple's, made by Bouncy Castle.
///
/// @param keys the authority's own
record FakeAuthority(X509Certificate certificate, KeyPair keys) {
  static final String INTERMEDIATE = "1.2.840.113635.100.6.2.1";
  static final String LEAF = "1.2.840.113635.100.6.11.1";

  private static final AtomicLong SERIALS = new AtomicLong(1000);

  static FakeAuthority root() {
    var keys = pair();
    var name = new X500Principal("CN=Paper Root");
    var root = signed(name, keys, keys, name, true, Optional.empty(), Optional.empty(), years(20));
    return new FakeAuthority(root, keys);
  }

  /// @param responder the address that the certificate names
  FakeAuthority intermediate(URI responder) {
    var below = pair();
    var certificate =
        certify(below, "CN=Paper Intermediate", true, INTERMEDIATE, responder, years(10));
    return new FakeAuthority(certificate, below);
  }

  X509Certificate leaf(URI responder) {
    return leaf(responder, years(2));
  }

  X509Certificate leaf(URI responder, Duration valid) {
    return certify(pair(), "CN=Paper Leaf", false, LEAF, responder, valid);
  }

  /// A leaf certificate with its key.
  FakeAuthority signing(URI responder) {
    var keys = pair();
    return new FakeAuthority(
        certify(keys, "CN=Paper Leaf", false, LEAF, responder, years(2)), keys);
  }

  private X509Certificate certify(
      KeyPair of, String name, boolean issues, String mark, URI responder, Duration valid) {
    return signed(
        certificate.getSubjectX500Principal(),
        keys,
        of,
        new X500Principal(name),
        issues,
        Optional.of(mark),
        Optional.of(responder),
        valid);
  }

  private static Duration years(int years) {
    return Duration.ofDays(365L * years);
  }

  private static X509Certificate signed(
      X500Principal issuer,
      KeyPair by,
      KeyPair of,
      X500Principal name,
      boolean issues,
      Optional<String> mark,
      Optional<URI> responder,
      Duration valid) {
    try {
      var from = Instant.now().minus(Duration.ofDays(1));
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              BigInteger.valueOf(SERIALS.incrementAndGet()),
              Date.from(from),
              Date.from(from.plus(valid)),
              name,
              of.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(issues));
      if (mark.isPresent()) {
        builder.addExtension(new ASN1ObjectIdentifier(mark.get()), false, DERNull.INSTANCE);
      }
      if (responder.isPresent()) {
        var at = new GeneralName(GeneralName.uniformResourceIdentifier, responder.get().toString());
        builder.addExtension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, at));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

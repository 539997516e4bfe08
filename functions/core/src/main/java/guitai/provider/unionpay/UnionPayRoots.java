package guitai.provider.unionpay;

import guitai.keys.Digest;
import guitai.keys.Pem;
import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The certificates to which UnionPay's signatures lead: the root of CFCA, and the issuer below it.
/// They are part of the program, and no deployment setting names others; a successor is added to
/// the list.
public final class UnionPayRoots {
  /// SHA-256 of each certificate in UnionPay's own SDK.
  private static final Set<String> FINGERPRINTS =
      Set.of(
          "d9b74371966ad47a9b5944e8df1531161b8a53be425154ef9183d52186470419",
          "7cd797792af20611e0dd89950f254b83c30bb9a18747f43da1e3396628f9ee23");

  private static final String ROOT =
      """
      -----BEGIN CERTIFICATE-----
      MIIDHzCCAgegAwIBAgIEGCVShDANBgkqhkiG9w0BAQUFADAiMQswCQYDVQQGEwJDTjETMBEGA1UEChMK
      Q0ZDQSBDUyBDQTAeFw0xMTA1MjAxNTI3MDVaFw00MTA1MTIxNTI3MDVaMCIxCzAJBgNVBAYTAkNOMRMw
      EQYDVQQKEwpDRkNBIENTIENBMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAshVScIOG1yHC
      Tl2FSU1XHONBWXcStlJr79ZeOZ8GkH+YFG0U60iaveoYBb4B7gAcc/pprxHEhgVr8uRBjlOAfp9vLrRX
      1dJH00j93T7DXVRchGVjD/4x3zyjKLuNekeiBcA+7ry0m3FCHGSj31Kocw4kfrUc+BsDz4gIXJtsu617
      /AO4bvA+a+nBfxhwnIRNItsCLkO6qJfGIzeGMO+IYJ1s4XzLXCsrXM4ofUj6jblh5Cqo7ZwFRa0dV5lm
      gOz8xBYzvn/t+8HoIlwRq7zAbw1I8IpCVYcaE4+aPBK47hY9o9q9+JAqKbYQQwjLW4MSv4GNCKCVHQCe
      HD0QLoxtQwIDAQABo10wWzAfBgNVHSMEGDAWgBRYacnV3RSzE6BxPHwDjQPmPQ+OATAMBgNVHRMEBTAD
      AQH/MAsGA1UdDwQEAwIBBjAdBgNVHQ4EFgQUWGnJ1d0UsxOgcTx8A40D5j0PjgEwDQYJKoZIhvcNAQEF
      BQADggEBAGXTChXGscLtYcWtYF8v9OLdvzEWXclSAbyPI15SPYVrTleGMfUWraszz9CUrypuoYiWTnhr
      8ldOZ5HmR1IYIcs/XFQztTruAyCbAnMQs2il3WqEZ1N5N5AG9PeAg/EYoLxJ9+lHpNa9fLjMK9x9IzDu
      6/qtkdDN6NuJgqTX6gk8RpSl8PSaxxhmyum6t1adm5S7fj2IlbWdjHcRUQEBn5l7/MNaleGh1q7+5fc3
      sLIC+udfA42SLYrDCAQGJ8UK5ec37hKSKQxT1WXJnSgP5hcYd+Jmb3AeXz7PoR7t8TsDYnMum7OHLlLl
      xm+wmZ1ew+SCTlz1nwhPaDqWOIZmSXc=
      -----END CERTIFICATE-----
      """;

  private static final String ISSUER =
      """
      -----BEGIN CERTIFICATE-----
      MIIDgzCCAmugAwIBAgIFEAAAABkwDQYJKoZIhvcNAQEFBQAwIjELMAkGA1UEBhMCQ04xEzARBgNVBAoT
      CkNGQ0EgQ1MgQ0EwHhcNMTEwNTIwMTc0MTI0WhcNMzEwNTE1MTc0MTI0WjAhMQswCQYDVQQGEwJDTjES
      MBAGA1UEChMJQ0ZDQSBPQ0ExMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApR8eQ7of5iMf
      k2hlgGC9Z0jcpiFsf6ligck4WoLNgEiYg7jWL0jKkcxxlTt79maSEHRWHbdYCIQ0gq/xdIY6EUbIJ4Wd
      J46dTHBOL+OVE93P3Qd422WiDMTkYsH3Mb2BcTKK/1B4jPNCL0eqCDmJrYgBiAo8FZqm9zHmDNZHwRF/
      5NsyoqwuZBbTiU+JVZqrxZRtQY2k74H+umQXBNoxxHlsi0QQitqrhuLczY21Q0IsAAYkAuok1amDdTvN
      BNeP2c0lKs6N8tOfCDzi6Xz+VxMs7nJj6sz5GCR1d1rRQDh59DfmxKlWVzAiSDIdAfBAbICLE0NQNAhY
      ulwUSJS1wQIDAQABo4HAMIG9MB8GA1UdIwQYMBaAFFhpydXdFLMToHE8fAONA+Y9D44BMAwGA1UdEwQF
      MAMBAf8wYAYDVR0fBFkwVzBVoFOgUaRPME0xCzAJBgNVBAYTAkNOMRMwEQYDVQQKEwpDRkNBIENTIENB
      MQwwCgYDVQQLEwNDUkwxDDAKBgNVBAsTA1JTQTENMAsGA1UEAxMEY3JsMTALBgNVHQ8EBAMCAQYwHQYD
      VR0OBBYEFNHb6YiC5d0aj0yqAIy+fPKrG/bZMA0GCSqGSIb3DQEBBQUAA4IBAQAhsQGgMpueLi4lVn+T
      mU8MN7sO+T9/fg1SKPKedwPZ4arpRC2etLtQ1YC4xK8LdZcQVC3cCJ3MXeBLPJS0fVOtMI10LIhasYyy
      U1Zj3OSwPSBbHXwMiaTdphDMG3ZowZ7x/4OL/QS90+Zp8zfCxt9uPWPKS6QR81oankrXhPJ13zBMhbP8
      ZpakhSfMqYG8z9l41ujmI92NahrFivl/qQrIVP6A+8KsS45d0MVnkM2ggqDDi42KZ05zkpwpLdGOSfZ+
      V54GqfhjgtYxkd5I3vAGNad0hWPuIQ59H2HILbGHI45vG7803rh5CsyqvaW1KUD4i2sLkgs9vI432PyP
      JVBi
      -----END CERTIFICATE-----
      """;

  private final List<X509Certificate> roots;
  private final List<X509Certificate> issuers;

  private UnionPayRoots(List<X509Certificate> roots, List<X509Certificate> issuers) {
    this.roots = List.copyOf(roots);
    this.issuers = List.copyOf(issuers);
  }

  /// UnionPay's real ones.
  public static UnionPayRoots pinned() {
    return Pinned.ROOTS;
  }

  /// Others, for a simulator and for tests: the caller trusts their owner instead of UnionPay. No
  /// deployed code calls this.
  public static UnionPayRoots insteadOfUnionPays(X509Certificate root, X509Certificate issuer) {
    return new UnionPayRoots(List.of(root), List.of(issuer));
  }

  /// The issuers of signing certificates, below the roots.
  List<X509Certificate> issuers() {
    return issuers;
  }

  /// The anchors for a path's validation, without name constraints.
  Set<TrustAnchor> anchors() {
    return roots.stream()
        .map(root -> new TrustAnchor(root, null))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static final class Pinned {
    static final UnionPayRoots ROOTS =
        new UnionPayRoots(List.of(read(ROOT)), List.of(read(ISSUER)));

    private static X509Certificate read(String pem) {
      try {
        var certificate = Pem.certificate(pem);
        if (!FINGERPRINTS.contains(Digest.sha256(certificate.getEncoded()))) {
          throw new IllegalStateException("not a certificate that UnionPay's signatures lead to");
        }
        return certificate;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

package guitai.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Objects;

/// Apple Root CA - G3, the one anchor of all that Apple signs for us, pinned by its fingerprint. No
/// setting replaces it.
///
/// @see <a href="https://www.apple.com/certificateauthority/">Apple PKI</a>
public final class AppleRoot {
  private static final String SHA_256 =
      "63343abfb89a6a03ebb57e9b3f5fa7be7c4f5c756f3017b3a8c488c3653e9179";

  private AppleRoot() {}

  public static X509Certificate certificate() {
    return Loaded.CERTIFICATE;
  }

  /// Loaded at the first use.
  private static final class Loaded {
    static final X509Certificate CERTIFICATE = load();

    private static X509Certificate load() {
      try (var pem = AppleRoot.class.getResourceAsStream("AppleRootCA-G3.pem")) {
        var bytes =
            Objects.requireNonNull(pem, "Apple's root certificate is missing").readAllBytes();
        var certificate = Pem.certificate(new String(bytes, StandardCharsets.US_ASCII));
        if (!Digest.sha256(certificate.getEncoded()).equals(SHA_256)) {
          throw new IllegalStateException("the packaged root certificate is not Apple's");
        }
        return certificate;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

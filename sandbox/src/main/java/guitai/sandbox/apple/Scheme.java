package guitai.sandbox.apple;

import java.security.KeyPair;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a token transports its key: wrapped under RSA as in mainland China, or agreed upon over
/// P-256.
enum Scheme {
  RSA_V1("RSA_v1", "wrappedKey", "rsa"),
  EC_V1("EC_v1", "ephemeralPublicKey", "ec");

  private final String version;
  private final String key;
  private final String file;

  Scheme(String version, String key, String file) {
    this.version = version;
    this.key = key;
    this.file = file;
  }

  String version() {
    return version;
  }

  /// The token's field for the transported key.
  String key() {
    return key;
  }

  /// The word for it in the names of key files.
  String file() {
    return file;
  }

  KeyPair pair() {
    return this == RSA_V1 ? AppleAuthority.pair("RSA", 2048) : AppleAuthority.p256();
  }

  static Optional<Scheme> of(String version) {
    return Arrays.stream(values()).filter(each -> each.version.equals(version)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Scheme::version).collect(Collectors.joining(", "));
  }
}

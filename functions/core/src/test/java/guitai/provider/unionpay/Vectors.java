package guitai.provider.unionpay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.provider.Delivery;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The files in `src/test/resources/unionpay`; the README there names their sources.
final class Vectors {
  /// The date at which the synthetic ones are verified.
  static final Instant NOW = Instant.parse("2026-01-01T04:00:00Z");

  static final String MER_ID = "777290058110048";
  static final UnionPayAccount ACCOUNT = account(MER_ID);
  static final UnionPayRoots SYNTHETIC = roots("synthetic/ca/root.cer", "synthetic/ca/middle.cer");
  static final UnionPayRoots TEST = roots("certs/acp_test_root.cer", "certs/acp_test_middle.cer");

  private Vectors() {}

  static UnionPayAccount account(String merId) {
    return new UnionPayAccount(
        merId,
        URI.create("https://gateway.95516.com"),
        URI.create("https://filedownload.95516.com"),
        URI.create("https://store.example/notifications/union-pay"));
  }

  static byte[] bytes(String path) {
    try (var stream = Vectors.class.getResourceAsStream("/unionpay/" + path)) {
      return Objects.requireNonNull(stream, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /// The objects of a file that is a JSON array.
  static Stream<JsonObject> cases(String path) {
    return Json.parse("{\"cases\":" + text(path) + "}")
        .getJsonArray("cases")
        .getValuesAs(JsonObject.class)
        .stream();
  }

  static UnionPayRoots roots(String root, String issuer) {
    return UnionPayRoots.insteadOfUnionPays(certificate(root), certificate(issuer));
  }

  static X509Certificate certificate(String path) {
    return Pem.certificate(text(path));
  }

  static Delivery form(String path) {
    return delivery(bytes(path), NOW);
  }

  static Delivery delivery(byte[] body, Instant at) {
    return new Delivery(Map.of(), Bytes.of(body), at);
  }

  /// A merchant from the PFX file that UnionPay issues: certificate and key in one.
  static UnionPayMerchant merchant(String pfx) {
    try {
      var password = "000000".toCharArray();
      var store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes(pfx)), password);
      var alias =
          Collections.list(store.aliases()).stream().filter(a -> isKey(store, a)).findFirst();
      return new UnionPayMerchant(
          (X509Certificate) store.getCertificate(alias.orElseThrow()),
          (PrivateKey) store.getKey(alias.orElseThrow(), password));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isKey(KeyStore store, String alias) {
    try {
      return store.isKeyEntry(alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

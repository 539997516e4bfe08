package guitai.provider.appstore;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.provider.Delivery;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The files in `src/test/resources/appstore`; the README there names their sources.
final class Vectors {
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  static final AppStoreAccount SANDBOX =
      new AppStoreAccount("com.example", Optional.empty(), AppStoreEnvironment.SANDBOX);
  static final AppStoreAccount PRODUCTION =
      new AppStoreAccount("com.example", Optional.of(1234L), AppStoreEnvironment.PRODUCTION);

  private Vectors() {}

  static byte[] bytes(String path) {
    try (var stream = Vectors.class.getResourceAsStream("/appstore/" + path)) {
      return Objects.requireNonNull(stream, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8).strip();
  }

  static JsonObject object(String path) {
    return Json.parse(text(path));
  }

  static List<JsonObject> cases() {
    return object("synthetic/manifest.json").getJsonArray("cases").getValuesAs(JsonObject.class);
  }

  static X509Certificate testRoot() {
    return Pem.certificate(text("certs/testCA.pem"));
  }

  static AppStoreVerifier verifier(AppStoreAccount account) {
    return new AppStoreVerifier(account, testRoot());
  }

  static AppStoreAccount account(JsonObject vector) {
    return "Production".equals(vector.getString("verifierEnvironment", "Sandbox"))
        ? PRODUCTION
        : SANDBOX;
  }

  static Delivery delivery(String file) {
    return new Delivery(
        Map.of("content-type", "application/json"), Bytes.of(bytes("synthetic/" + file)), NOW);
  }

  static String signedPayload(String file) {
    return object("synthetic/" + file).getString("signedPayload");
  }
}

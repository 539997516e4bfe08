package guitai.provider.applepay;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The files in `src/test/resources/applepay`; the README there names their sources.
final class Vectors {
  private Vectors() {}

  static String text(String path) {
    try (var stream = Vectors.class.getResourceAsStream("/applepay/" + path)) {
      return new String(
          Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Some files contain Apple's whole token around `paymentData`.
  static JsonObject json(String path) {
    var json = Json.parse(text(path));
    return json.containsKey("paymentData") ? json.getJsonObject("paymentData") : json;
  }

  static PaymentToken token(String path) throws Forged {
    return PaymentToken.parse(json(path));
  }

  static MerchantKeys keys(String merchantId, String certificate, String key) {
    var pem = Pem.certificate(text(certificate));
    var algorithm = pem.getPublicKey().getAlgorithm();
    return new MerchantKeys(
        merchantId, List.of(MerchantKey.of(pem, Pem.privateKey(algorithm, text(key)))));
  }

  static MerchantKeys published(String name) {
    var merchant =
        name.equals("gala")
            ? "merchant.test.spreedly.123merchant"
            : "merchant.com.seatgeek.SeatGeek";
    return keys(
        merchant, "published/" + name + "-certificate.pem", "published/" + name + "-key.pem");
  }

  static X509Certificate syntheticRoot() {
    return Pem.certificate(text("synthetic/keys/root.pem"));
  }

  static MerchantKeys synthetic(String merchant) {
    return merchant.equals("ec")
        ? keys(
            "merchant.com.example.store",
            "synthetic/keys/merchant_ec.pem",
            "synthetic/keys/merchant_ec_key.pem")
        : keys(
            "merchant.com.example.store.cn",
            "synthetic/keys/merchant_rsa_cn.pem",
            "synthetic/keys/merchant_rsa_cn_key.pem");
  }

  static Stream<JsonObject> syntheticCases() {
    return Json.parse(text("synthetic/manifest.json"))
        .getJsonArray("cases")
        .getValuesAs(JsonObject.class)
        .stream();
  }
}

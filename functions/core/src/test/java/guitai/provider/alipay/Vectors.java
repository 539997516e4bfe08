package guitai.provider.alipay;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.storefront.Channel;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The files in `src/test/resources/alipay`; its README says where they come from.
final class Vectors {
  static final AlipayAccount ACCOUNT = account(URI.create("https://openapi.alipay.com/gateway.do"));

  private Vectors() {}

  static AlipayAccount account(URI gateway) {
    return new AlipayAccount(
        "2021999900000001",
        "2088999900000001",
        Set.of(Channel.QR, Channel.WEB, Channel.MOBILE_WEB, Channel.APP),
        AlipayAccount.CODES,
        gateway,
        URI.create("https://pay.example.com/callbacks/alipay"));
  }

  static byte[] bytes(String path) {
    try (var stream = Vectors.class.getResourceAsStream("/alipay/" + path)) {
      return Objects.requireNonNull(stream, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /// The names of a folder's JSON files, without their ends.
  static List<String> names(String folder) {
    try (var files = Files.list(directory(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(String folder) {
    try {
      return Path.of(
          Objects.requireNonNull(Vectors.class.getResource("/alipay/" + folder)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonObject object(String folder, String name) {
    return Json.parse(text(folder + "/" + name + ".json"));
  }

  /// The trusted keys of a vector.
  static AlipayKeys keys(String file) {
    return new AlipayKeys(List.of(Pem.publicKey("RSA", text(file))));
  }

  static AlipayKeys keys() {
    return keys("keys/gen-alipay-rsa2048-public.pem");
  }

  static AlipayMerchant merchant() {
    return AlipayMerchant.parse(
        Json.object()
            .add("privateKey", text("keys/gen-app-rsa2048-private-pkcs8.pem"))
            .build()
            .toString());
  }

  static AlipayMerchant certified() {
    return AlipayMerchant.parse(
        Json.object()
            .add("privateKey", text("keys/gen-app-rsa2048-private-pkcs8.pem"))
            .add("certificate", text("certs/gen-appCertPublicKey.crt"))
            .add("rootCertificates", text("certs/gen-alipayRootCert.crt"))
            .build()
            .toString());
  }

  static NavigableMap<String, String> texts(JsonObject json) {
    var texts = new TreeMap<String, String>();
    json.keySet().forEach(name -> texts.put(name, json.getString(name)));
    return texts;
  }

  static Stream<Map.Entry<String, String>> pairs(String form) {
    return Stream.of(form.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> Map.entry(pair.replaceFirst("=.*", ""), pair.replaceFirst("^[^=]*=", "")));
  }
}

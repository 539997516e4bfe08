package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.KnownAccounts;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.Randomness;
import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatorOpening;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The one merchant the simulator knows, and the keys the simulator signs with.
///
/// @param apps its appids by channel
/// @param former the numbers and apps that it had before; its keys are the same
record Merchant(
    String id,
    Map<String, String> apps,
    List<String> former,
    PublicKey key,
    Signer publicKey,
    Rotation rotation,
    Signer oldPlatform,
    JsonObject credentials)
    implements SimulatedAccount {
  static final List<String> CHANNELS = List.of("qr", "wechat", "mobile-web", "app");

  Merchant {
    apps = Map.copyOf(apps);
  }

  static Merchant at(Path home) {
    return Keys.at(home).parsed(files -> of(files, home));
  }

  private static Merchant of(KeyTexts files, Path home) {
    var platform =
        Rotation.Platform.of(
            files.text("platform-key.pem"), files.text("platform-certificate.pem"));
    var old = Pem.certificate(files.text("old-platform-certificate.pem"));
    var former = KnownAccounts.former(home, "wechat-pay", today(files));
    return new Merchant(
        files.text("merchant-id.txt"),
        apps(files),
        former,
        Pem.certificate(files.text("merchant-certificate.pem")).getPublicKey(),
        signer(files, files.text("public-key-id.txt"), "public-key-private.pem"),
        Rotation.of(home.resolve("keys").resolve("wechat-pay-next"), platform),
        signer(files, serial(old), "old-platform-key.pem"),
        credentials(files, former));
  }

  private static List<String> today(KeyTexts files) {
    var merchant = files.text("merchant-id.txt");
    return Stream.concat(
            Stream.of(merchant), apps(files).values().stream().map(app -> merchant + "/" + app))
        .distinct()
        .toList();
  }

  private static Signer signer(KeyTexts files, String name, String file) {
    return new Signer(name, Pem.privateKey("RSA", files.text(file)));
  }

  private static String serial(X509Certificate certificate) {
    return "%040X".formatted(certificate.getSerialNumber());
  }

  private static Map<String, String> apps(KeyTexts files) {
    var apps = new TreeMap<String, String>();
    CHANNELS.forEach(channel -> apps.put(channel, files.text("app-id-" + channel + ".txt")));
    return apps;
  }

  private static JsonObject credentials(KeyTexts files, List<String> former) {
    var apps = Json.object();
    apps(files).forEach(apps::add);
    var json = Json.object();
    if (!former.isEmpty()) {
      json.add("former", KnownAccounts.json(former));
    }
    return json.add("mchid", files.text("merchant-id.txt"))
        .add("appids", apps)
        .add("merchantSerial", files.text("merchant-serial.txt"))
        .add("merchantPrivateKey", files.text("merchant-key.pem"))
        .add("apiV3Key", files.text("api-v3-key.txt"))
        .add("apiV2Key", files.text("api-v2-key.txt"))
        .add("publicKeyId", files.text("public-key-id.txt"))
        .add("publicKey", files.text("public-key.pem"))
        .add("platformSerial", files.text("platform-serial.txt"))
        .add("platformCertificate", files.text("platform-certificate.pem"))
        .build();
  }

  @Override
  public PassiveSimulator open(SimulatorOpening opening) {
    return WechatPayOpening.of(with(rotation.storedIn(opening.journal())), opening);
  }

  private Merchant with(Rotation other) {
    return new Merchant(id, apps, former, key, publicKey, other, oldPlatform, credentials);
  }

  /// The serial number of the certificate that verifies its requests.
  String serial() {
    return credentials.getString("merchantSerial");
  }

  String apiV3Key() {
    return credentials.getString("apiV3Key");
  }

  /// Whether the number is the merchant's, today's or a former one.
  boolean has(String mchid) {
    return mchid.equals(id) || former.stream().map(KnownAccounts::merchant).anyMatch(mchid::equals);
  }

  /// Whether the product can be paid under the appid: an App order needs an app's, an order inside
  /// WeChat any other, the rest take any. What a former appid was for isn't known any more.
  boolean takes(Product product, String mchid, String appid) {
    return former.contains(mchid + "/" + appid) || (mchid.equals(id) && takes(product, appid));
  }

  private boolean takes(Product product, String appid) {
    boolean ofApp = appid.equals(apps.get("app"));
    return apps.containsValue(appid)
        && switch (product) {
          case APP -> ofApp;
          case JSAPI -> !ofApp;
          case NATIVE, H5 -> true;
        };
  }

  /// The platform certificate in use.
  Signer platform() {
    return rotation.signing();
  }

  /// The answer to a download of platform certificates.
  JsonObjectBuilder certificates(Randomness random) {
    var data = Json.array();
    rotation.published().forEach(platform -> data.add(published(platform, random)));
    return Json.object().add("data", data);
  }

  private JsonObjectBuilder published(Rotation.Platform platform, Randomness random) {
    var certificate = platform.certificate();
    return Json.object()
        .add("serial_no", platform.signer().name())
        .add("effective_time", TradeJson.time(certificate.getNotBefore().toInstant()))
        .add("expire_time", TradeJson.time(certificate.getNotAfter().toInstant()))
        .add(
            "encrypt_certificate",
            EncryptedResource.fields(random, apiV3Key(), "certificate", platform.pem()));
  }

  /// The key that a request's `Wechatpay-Serial` names, if it is in use.
  Optional<Signer> signer(String name) {
    return Stream.concat(
            Stream.of(publicKey), rotation.published().stream().map(Rotation.Platform::signer))
        .filter(signer -> signer.name().equals(name))
        .findFirst();
  }
}

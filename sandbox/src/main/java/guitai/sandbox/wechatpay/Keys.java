package guitai.sandbox.wechatpay;

import guitai.sandbox.keys.CertificateAuthority;
import guitai.sandbox.keys.PemText;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.Randomness;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The keys, certificates and numbers of a new merchant, generated once.
final class Keys {
  private static final Randomness RANDOM = Randomness.ofMachine();

  /// The numbers of the merchant and its apps are the same on every machine: they are no secrets,
  /// and settings name them.
  private static final String MERCHANT = "1900000001";

  /// The same on every machine, so that an old refund notice can be a file of `events/`. It signs
  /// nothing and proves nothing: with this key a stranger can make a store query again, no more.
  private static final String API_V2_KEY = "GuitaiSimulatorNotASecretAPIv2Ky";

  private Keys() {}

  /// The files of `keys/wechat-pay` by name, generated if they are missing.
  static KeyTexts at(Path home) {
    return KeyTexts.at(home, "wechat-pay", Keys::generate);
  }

  static Map<String, String> generate() {
    var files = new TreeMap<String, String>();
    files.put("merchant-id.txt", MERCHANT);
    for (int i = 0; i < Merchant.CHANNELS.size(); i++) {
      files.put("app-id-" + Merchant.CHANNELS.get(i) + ".txt", "wx000000000000000" + (i + 1));
    }
    files.put("api-v3-key.txt", RANDOM.word(32));
    files.put("api-v2-key.txt", API_V2_KEY);
    files.put("public-key-id.txt", "PUB_KEY_ID_01" + RANDOM.digits(32));
    try {
      pairs(files);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  private static void pairs(Map<String, String> files) throws GeneralSecurityException {
    var publicKey = pair();
    files.put("public-key.pem", PemText.of(publicKey.getPublic()));
    files.put("public-key-private.pem", PemText.of(publicKey.getPrivate()));
    files.put("merchant-serial.txt", certified(files, "merchant", "Merchant of the simulator"));
    files.put("platform-serial.txt", certified(files, "platform", "WeChat Pay simulator"));
    certified(files, "old-platform", "Former WeChat Pay simulator");
  }

  /// The files of a new key and its certificate.
  static Map<String, String> certified(String file, String name) {
    var files = new TreeMap<String, String>();
    try {
      certified(files, file, name);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  /// @return the certificate's serial
  private static String certified(Map<String, String> files, String file, String name)
      throws GeneralSecurityException {
    var keys = pair();
    var serial = serial(RANDOM);
    var certificate =
        CertificateAuthority.selfSigned(
            keys, "CN=" + name, new BigInteger(serial, 16), Instant.now());
    files.put(file + "-key.pem", PemText.of(keys.getPrivate()));
    files.put(file + "-certificate.pem", certificate);
    return serial;
  }

  private static KeyPair pair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048, RANDOM.source());
    return generator.generateKeyPair();
  }

  /// Twenty bytes, positive, and always forty digits.
  static String serial(Randomness random) {
    var bytes = random.bytes(20);
    bytes[0] = (byte) (0x10 | (bytes[0] & 0x6f));
    return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
  }
}

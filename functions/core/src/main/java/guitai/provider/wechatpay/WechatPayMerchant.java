package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.keys.Sha256Rsa;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Locale;
import java.util.regex.Pattern;

/// The merchant's API certificate: its serial number, and the private key that signs our calls. Its
/// `toString` prints no secret.
///
/// @param serial upper-case hexadecimal
public record WechatPayMerchant(String serial, PrivateKey key) {
  private static final Pattern SERIAL = Pattern.compile("[0-9A-F]{1,64}");

  public WechatPayMerchant {
    serial = serial.toUpperCase(Locale.ROOT);
    if (!SERIAL.matcher(serial).matches()) {
      throw new IllegalArgumentException("not the serial number of a certificate");
    }
  }

  /// Reads the secret `{"serial":"…","privateKey":"<PEM>"}`.
  public static WechatPayMerchant parse(String document) {
    var json = Json.parse(document);
    return new WechatPayMerchant(
        Field.required(json, "serial"), Pem.privateKey("RSA", Field.required(json, "privateKey")));
  }

  String sign(String message) {
    return Sha256Rsa.sign(key, message.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "WechatPayMerchant[" + serial + "]";
  }
}

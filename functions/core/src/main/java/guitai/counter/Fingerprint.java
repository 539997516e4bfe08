package guitai.counter;

import guitai.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A digest that tells equal texts from different ones without keeping them.
public final class Fingerprint {
  private Fingerprint() {}

  /// SHA-256 over the parts, lower-case hex; where one part ends matters.
  public static String of(String... parts) {
    var array = Json.array();
    for (var part : parts) {
      array.add(part);
    }
    try {
      var text = array.build().toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package guitai.sandbox.acquirer;

import guitai.json.Json;
import guitai.sandbox.apple.Device;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.Randomness;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/// The one merchant the acquirer knows. Never prints.
record Account(String number, String key) {
  private static final String KEY = "key.txt";
  private static final int KEY_LENGTH = 40;

  /// The same on every machine: it is no secret, and settings name it.
  private static final String NUMBER = "8700000001";

  /// Its key in `keys/acquirer`, generated on first use.
  static Account at(Path home) {
    var files =
        KeyTexts.at(
            home, "acquirer", () -> Map.of(KEY, Randomness.ofMachine().word(KEY_LENGTH) + "\n"));
    return new Account(NUMBER, files.text(KEY));
  }

  boolean lets(Optional<String> authorization) {
    var expected = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(
        expected, authorization.orElse("").getBytes(StandardCharsets.UTF_8));
  }

  static JsonObject credentials(Path home) {
    var account = at(home);
    return Json.object()
        .add("merchantId", Device.merchant())
        .add("merchantKeys", Device.merchantKeys(home))
        .add("account", account.number())
        .add("key", account.key())
        .build();
  }

  @Override
  public String toString() {
    return "Account[" + number + "]";
  }
}

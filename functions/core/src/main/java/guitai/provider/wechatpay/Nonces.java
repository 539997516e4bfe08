package guitai.provider.wechatpay;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/// Random texts of 32 characters, each used once.
final class Nonces implements Supplier<String> {
  private static final int BYTES = 16;
  private final SecureRandom random = new SecureRandom();

  @Override
  public String get() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}

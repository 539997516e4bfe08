package guitai.sandbox.wechatpay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A way to pay, each with its own endpoint.
enum Product {
  NATIVE("NATIVE", "NATIVE", 7),
  JSAPI("JSAPI", "JSAPI", 15),
  H5("H5", "MWEB", 15),
  APP("APP", "APP", 15);

  private final String stored;
  private final String tradeType;
  private final int days;

  Product(String stored, String tradeType, int days) {
    this.stored = stored;
    this.tradeType = tradeType;
    this.days = days;
  }

  /// As payments name it.
  String tradeType() {
    return tradeType;
  }

  /// An order is payable no longer than so many days; a later `time_expire` is brought forward.
  int days() {
    return days;
  }

  /// Whether the payer's wallet is opened with the prepay id itself.
  boolean byPrepayId() {
    return this == JSAPI || this == APP;
  }

  /// The last segment of its path.
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Product> at(String path) {
    return Arrays.stream(values()).filter(product -> product.path().equals(path)).findFirst();
  }

  /// As it is stored.
  String stored() {
    return stored;
  }

  static Product ofStored(String stored) {
    return Arrays.stream(values())
        .filter(each -> each.stored.equals(stored))
        .findFirst()
        .orElseThrow();
  }
}

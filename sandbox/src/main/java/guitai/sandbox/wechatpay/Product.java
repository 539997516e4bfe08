package guitai.sandbox.wechatpay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A payment product, each with its own endpoint.
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

  /// Its name in payments.
  String tradeType() {
    return tradeType;
  }

  /// The limit of an order's time to pay, in days; a later `time_expire` is shortened to it.
  int days() {
    return days;
  }

  /// Whether the app or page opens the payer's wallet with the prepay id itself.
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

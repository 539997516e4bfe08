package guitai.held;

import java.util.Arrays;

/// Why a delivery is on the held list.
public enum DeliveryReason {
  /// Of a kind that we don't know, and perhaps about money.
  UNRECOGNIZED("unrecognized"),
  /// A customer's complaint (投诉) at the provider.
  COMPLAINT("complaint");

  private final String text;

  DeliveryReason(String text) {
    this.text = text;
  }

  /// As it is stored.
  public String text() {
    return text;
  }

  public static DeliveryReason of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst().orElseThrow();
  }
}

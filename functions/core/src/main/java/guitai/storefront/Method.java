package guitai.storefront;

import java.util.Arrays;
import java.util.Optional;

/// A way to pay, by its name in our contract.
public enum Method {
  WECHAT_PAY("wechat-pay"),
  ALIPAY("alipay"),
  APPLE_PAY("apple-pay");

  private final String text;

  Method(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<Method> of(String text) {
    return Arrays.stream(values()).filter(method -> method.text.equals(text)).findFirst();
  }
}

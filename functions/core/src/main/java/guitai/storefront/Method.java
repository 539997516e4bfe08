package guitai.storefront;

import guitai.json.Named;
import java.util.Optional;

/// A way to pay, by its name in our contract.
public enum Method implements Named {
  WECHAT_PAY("wechat-pay"),
  ALIPAY("alipay"),
  APPLE_PAY("apple-pay");

  private final String text;

  Method(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  public static Optional<Method> of(String text) {
    return Named.of(Method.class, text);
  }
}

package guitai.storefront;

import java.util.Arrays;
import java.util.Optional;

/// Where the customer pays, by its name in our contract: `qr` code, desktop `web`, `mobile-web`,
/// inside `wechat`, or a native `app`.
public enum Channel {
  QR("qr"),
  WEB("web"),
  MOBILE_WEB("mobile-web"),
  WECHAT("wechat"),
  APP("app");

  private final String text;

  Channel(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<Channel> of(String text) {
    return Arrays.stream(values()).filter(channel -> channel.text.equals(text)).findFirst();
  }
}

package guitai.storefront;

import guitai.json.Named;
import java.util.Optional;

/// Where the customer pays, by its name in our contract: `qr` code, desktop `web`, `mobile-web`,
/// inside `wechat`, or a native `app`.
public enum Channel implements Named {
  QR("qr"),
  WEB("web"),
  MOBILE_WEB("mobile-web"),
  WECHAT("wechat"),
  APP("app");

  private final String text;

  Channel(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  public static Optional<Channel> of(String text) {
    return Named.of(Channel.class, text);
  }
}

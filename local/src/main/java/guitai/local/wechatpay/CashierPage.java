package guitai.local.wechatpay;

import guitai.local.wechatpay.Trade.Prepay;
import java.net.URI;

/// Where an H5 order leads the customer's browser.
final class CashierPage {
  static final String PATH = "/cgi-bin/mmpayweb-bin/checkmweb";

  private CashierPage() {}

  static String address(URI self, Prepay prepay) {
    return self.resolve(PATH)
        + "?prepay_id="
        + prepay.id()
        + "&package="
        + Math.abs(prepay.code().hashCode() % 1_000_000_000);
  }
}

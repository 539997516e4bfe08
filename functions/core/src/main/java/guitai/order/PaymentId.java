package guitai.order;

/// A payment as its provider numbers it.
///
/// @param provider by its name in our contract (`wechat-pay`)
/// @param account our account there (WeChat Pay: the mchid)
/// @param number the provider's payment number (WeChat Pay: the transaction id)
public record PaymentId(String provider, String account, String number) {
  public String text() {
    return provider + ":" + account + ":" + number;
  }
}

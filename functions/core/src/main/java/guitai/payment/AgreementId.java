package guitai.payment;

/// A customer's standing agreement to be charged, as its provider numbers it.
///
/// @param provider by its name in our contract (`alipay`)
/// @param account our account there
public record AgreementId(String provider, String account, String number) {
  public String text() {
    return provider + ":" + account + ":" + number;
  }
}

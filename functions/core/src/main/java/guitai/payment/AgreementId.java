package guitai.payment;

/// A customer's agreement to be charged (签约协议), by the provider's number.
///
/// @param provider by its name in our contract
/// @param account our account there
public record AgreementId(String provider, String account, String number) {
  public String text() {
    return provider + ":" + account + ":" + number;
  }
}

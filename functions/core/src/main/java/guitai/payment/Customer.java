package guitai.payment;

/// Who buys: the subject of a token and who issued it.
public record Customer(String issuer, String subject) {
  /// One text for each customer, never the same for two: the issuer's length goes first.
  public String key() {
    return issuer.length() + ":" + issuer + subject;
  }
}

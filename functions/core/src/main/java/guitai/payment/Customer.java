package guitai.payment;

/// The buyer: the subject of a token and its issuer.
public record Customer(String issuer, String subject) {
  /// One text for each customer, never the same for two: the issuer's length goes first.
  public String key() {
    return issuer.length() + ":" + issuer + subject;
  }
}

package guitai.payment;

/// Somebody of the merchant's, known by a digest of their token's issuer and subject: enough to
/// tell two hands apart, and for the merchant's own directory to find whose it was. No name is
/// kept.
public record Operator(String digest) {
  private static final int SHOWN = 12;

  /// What other operators are shown: as much as tells one from another.
  public String shown() {
    return digest.length() > SHOWN ? digest.substring(0, SHOWN) : digest;
  }

  @Override
  public String toString() {
    return "Operator[" + shown() + "]";
  }
}

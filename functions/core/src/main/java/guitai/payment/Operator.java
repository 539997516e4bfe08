package guitai.payment;

/// An operator (运营人员) of the merchant, known by a digest of their token's issuer and subject. It
/// distinguishes two operators, and the merchant's own directory can find the person by it. No name
/// is stored.
public record Operator(String digest) {
  private static final int SHOWN = 12;

  /// The part shown to other operators: enough to distinguish them.
  public String shown() {
    return digest.length() > SHOWN ? digest.substring(0, SHOWN) : digest;
  }

  @Override
  public String toString() {
    return "Operator[" + shown() + "]";
  }
}

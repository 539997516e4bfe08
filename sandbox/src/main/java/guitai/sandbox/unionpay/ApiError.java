package guitai.sandbox.unionpay;

/// A refusal in UnionPay's words.
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  ApiError(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }

  /// As an answer says it: the reason, and a detail of seven digits.
  String view() {
    return getMessage() + "[" + code + "00000]";
  }
}

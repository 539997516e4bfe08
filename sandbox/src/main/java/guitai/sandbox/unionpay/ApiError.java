package guitai.sandbox.unionpay;

/// An error answer in UnionPay's codes.
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

  /// As an answer has it: the reason, and a detail of seven digits.
  String view() {
    return getMessage() + "[" + code + "00000]";
  }
}

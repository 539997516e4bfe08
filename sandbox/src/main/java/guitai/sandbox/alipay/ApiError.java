package guitai.sandbox.alipay;

import guitai.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// An error answer in Alipay's codes.
///
/// @see <a href="https://opendocs.alipay.com/common/02km9f">the codes all calls have in common</a>
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final String message;
  private final String subCode;
  private final transient List<String> zeros;

  private ApiError(String code, String message, String subCode, String detail, List<String> zeros) {
    super(detail);
    this.code = code;
    this.message = message;
    this.subCode = subCode;
    this.zeros = zeros;
  }

  private static ApiError of(String code, String message, String subCode, String detail) {
    return new ApiError(code, message, subCode, detail, List.of());
  }

  static ApiError missing(String subCode, String detail) {
    return of("40001", "Missing Required Arguments", subCode, detail);
  }

  static ApiError invalid(String subCode, String detail) {
    return of("40002", "Invalid Arguments", subCode, detail);
  }

  static ApiError limited() {
    return of("40005", "Call Limited", "isv.method-call-limited", "接口调用次数超限");
  }

  /// The outcome of the call is unknown.
  static ApiError unknown() {
    return of("20000", "Service Currently Unavailable", "isp.unknow-error", "系统繁忙");
  }

  static ApiError failed(String subCode, String detail) {
    return of("40004", "Business Failed", subCode, detail);
  }

  static ApiError parameter(String detail) {
    return failed("ACQ.INVALID_PARAMETER", "参数有误。" + detail);
  }

  static ApiError noTrade() {
    return failed("ACQ.TRADE_NOT_EXIST", "交易不存在");
  }

  /// The same as a query's error answer, in which all amounts are 0.
  static ApiError nothingToQuery() {
    return new ApiError(
        "40004",
        "Business Failed",
        "ACQ.TRADE_NOT_EXIST",
        "交易不存在",
        List.of("buyer_pay_amount", "invoice_amount", "point_amount", "receipt_amount"));
  }

  /// Whether the error occurred after authentication; the gateway's own refusals aren't signed.
  boolean signed() {
    return code.equals("40004") || code.equals("20000");
  }

  String subCode() {
    return subCode;
  }

  JsonObjectBuilder toJson() {
    var json =
        Json.object()
            .add("code", code)
            .add("msg", message)
            .add("sub_code", subCode)
            .add("sub_msg", String.valueOf(getMessage()));
    zeros.forEach(field -> json.add(field, Yuan.of(0)));
    return json;
  }
}

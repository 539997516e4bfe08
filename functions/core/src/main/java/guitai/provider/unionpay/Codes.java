package guitai.provider.unionpay;

import java.util.Set;

/// UnionPay's answer codes by their meaning for a transaction (应答码): as its own `respCode`, or as
/// `origRespCode` in the answer to a query.
///
/// @see <a href="https://open.unionpay.com/ajweb/help/respCode/respCodeList">the list</a>
enum Codes {
  /// `A6` is a success that the switch gave for the issuer.
  DONE,
  /// The outcome is not known yet.
  OPEN,
  /// The transaction was not made.
  NOT_DONE;

  static final String OK = "00";

  /// UnionPay knows no such transaction (yet).
  static final String UNKNOWN = "34";

  /// A second call with the same number.
  static final String DUPLICATE = "12";

  private static final Set<String> OPEN_CODES =
      Set.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "70", "83");

  static Codes of(String code) {
    return switch (code) {
      case OK, "A6" -> DONE;
      default -> OPEN_CODES.contains(code) ? OPEN : NOT_DONE;
    };
  }
}

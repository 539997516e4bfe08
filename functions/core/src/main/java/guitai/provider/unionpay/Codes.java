package guitai.provider.unionpay;

import java.util.Set;

/// UnionPay's answer codes by what they say of a transaction (as `respCode` of it, or as
/// `origRespCode` when asked about it).
///
/// @see <a href="https://open.unionpay.com/ajweb/help/respCode/respCodeList">the list</a>
enum Codes {
  /// `A6` is a success that the switch gave for the issuer.
  DONE,
  /// Nobody can say yet.
  OPEN,
  /// Not done.
  NOT_DONE;

  static final String OK = "00";

  /// No such transaction: not (yet) heard of.
  static final String UNKNOWN = "34";

  /// The same number a second time.
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

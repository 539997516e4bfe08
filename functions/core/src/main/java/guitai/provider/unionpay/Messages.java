package guitai.provider.unionpay;

import java.util.Map;

/// The fields of every message to UnionPay.
final class Messages {
  /// `bizType` of a payment and of its refund.
  static final String PAYMENT = "000201";

  /// `bizType` of any other message: a query, a settlement file.
  static final String OTHER = "000000";

  private Messages() {}

  static Fields common(UnionPayAccount account) {
    return Fields.of(
        Map.of(
            "version", SignedMessage.VERSION,
            "encoding", SignedMessage.ENCODING,
            "signMethod", SignedMessage.METHOD,
            "accessType", "0",
            "merId", account.merId()));
  }

  /// Queries a transaction of ours by its number and its time.
  static Fields query(UnionPayAccount account, String orderId, String txnTime) {
    return common(account)
        .with("txnType", "00")
        .with("txnSubType", "00")
        .with("bizType", OTHER)
        .with("orderId", orderId)
        .with("txnTime", txnTime);
  }
}

package guitai.provider.unionpay;

import guitai.order.RefundId;
import guitai.provider.RefundParameters;
import java.time.Instant;

/// A refund request to UnionPay: a void (消费撤销, `31`) or a refund (退货, `04`). A void frees the
/// payer's money at once, but only for the whole amount, as the first refund and on the payment's
/// clearing day. The choice follows from recorded facts, so a refund number always means the same.
///
/// @see <a href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=450">the phone
///   control</a>
record RefundRequest(UnionPayAccount account, RefundParameters refund, Instant sentAt) {
  static final String REFUND = "04";
  static final String VOID = "31";

  String type() {
    return isFirst() && refund.amount().equals(refund.total()) && isOfItsDay() ? VOID : REFUND;
  }

  /// After a void that wasn't made the refund has a later number.
  private boolean isFirst() {
    return RefundId.parse(refund.number()).filter(id -> id.number() == 1).isPresent();
  }

  private boolean isOfItsDay() {
    return QueryId.at(refund.payment())
        .map(UnionPayBills::day)
        .filter(UnionPayBills.day(sentAt)::equals)
        .isPresent();
  }

  String txnTime() {
    return ChinaTime.second(sentAt);
  }

  /// `reqReserved` is the order's number; UnionPay repeats it in the notification.
  Fields message() {
    return Messages.common(account)
        .with("txnType", type())
        .with("txnSubType", "00")
        .with("bizType", Messages.PAYMENT)
        .with("channelType", "08")
        .with("orderId", refund.number())
        .with("txnTime", txnTime())
        .with("txnAmt", Long.toString(refund.amount().minorUnits()))
        .with("currencyCode", "156")
        .with("origQryId", refund.payment())
        .with("backUrl", account.notifyUrl().toString())
        .with("reqReserved", refund.merchantOrderNumber());
  }

  Fields query() {
    return Messages.query(account, refund.number(), txnTime());
  }
}

package guitai.provider.unionpay;

import guitai.order.RefundId;
import guitai.provider.RefundParameters;
import java.time.Instant;

/// Money back, as it is asked for: an undo (`31`), which frees the payer's money at once but is
/// made only whole, first and on the payment's clearing day, or a refund (`04`). Which of them
/// follows from what is recorded, so that a number always means the same.
///
/// @see <a href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=450">the phone
///   control</a>
record RefundRequest(UnionPayAccount account, RefundParameters order, Instant sentAt) {
  static final String REFUND = "04";
  static final String UNDO = "31";

  String type() {
    return isFirst() && order.amount().equals(order.total()) && isOfItsDay() ? UNDO : REFUND;
  }

  /// Another number follows an undo that wasn't done.
  private boolean isFirst() {
    return RefundId.parse(order.number()).filter(id -> id.number() == 1).isPresent();
  }

  private boolean isOfItsDay() {
    return QueryId.at(order.payment())
        .map(UnionPayBills::day)
        .filter(UnionPayBills.day(sentAt)::equals)
        .isPresent();
  }

  String txnTime() {
    return ChinaTime.second(sentAt);
  }

  /// With the number of the order that it is of, which comes back in its notification.
  Fields message() {
    return Messages.common(account)
        .with("txnType", type())
        .with("txnSubType", "00")
        .with("bizType", Messages.PAYMENT)
        .with("channelType", "08")
        .with("orderId", order.number())
        .with("txnTime", txnTime())
        .with("txnAmt", Long.toString(order.amount().minorUnits()))
        .with("currencyCode", "156")
        .with("origQryId", order.payment())
        .with("backUrl", account.notifyUrl().toString())
        .with("reqReserved", order.merchantOrderNumber());
  }

  Fields query() {
    return Messages.query(account, order.number(), txnTime());
  }
}

package guitai.provider.unionpay;

import guitai.order.AttemptId;
import guitai.payment.Evidence;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import java.util.Optional;

/// UnionPay's notifications (后台通知): a signed form. UnionPay signs every merchant's with the same
/// key, and only the fields say when and for whom a notification is. A notification can't be
/// replayed as another one, since its fields must be those of one of our attempts.
///
/// @see <a href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=450">notifications</a>
public final class UnionPayNotifications implements Notifications {
  /// The provider's name in our contract.
  public static final String PROVIDER = "union-pay";

  private static final String TEXT = "text/plain";

  private final UnionPayAccount account;
  private final Signers signers;

  /// @param roots the trusted certificates
  public UnionPayNotifications(UnionPayAccount account, UnionPayRoots roots) {
    this.account = account;
    this.signers = new Signers(roots);
  }

  @Override
  public String provider() {
    return PROVIDER;
  }

  @Override
  public Notification verify(Delivery delivery) throws Forged {
    var fields = Wire.form(delivery.bounded());
    var message = SignedMessage.of(fields, signers, delivery.receivedAt());
    var transaction = new Transaction(message);
    if (!transaction.isOf(account)) {
      throw new Forged("for another merchant");
    }
    if (message.text("origRespCode").isPresent() || message.says("bizType", Messages.OTHER)) {
      throw new Forged("an answer, which is no notification");
    }
    return notification(transaction, delivery.evidence(PROVIDER, message.digest()));
  }

  private static Notification notification(Transaction transaction, Evidence evidence) {
    if (!transaction.message().says("bizType", Messages.PAYMENT)) {
      return other(transaction, Optional.empty(), evidence);
    }
    if (transaction.is("01", "01")) {
      return paid(transaction, evidence)
          .orElseGet(() -> other(transaction, transaction.orderId(), evidence));
    }
    return isRefund(transaction)
        ? refunded(transaction, evidence)
            .orElseGet(() -> other(transaction, paidBy(transaction), evidence))
        : other(transaction, Optional.empty(), evidence);
  }

  /// Only `00` is a payment. A success that the switch gave for the issuer (`A6`), or any other
  /// code, is followed by a query first.
  private static Optional<Notification> paid(Transaction transaction, Evidence evidence) {
    return transaction.message().says("respCode", Codes.OK)
        ? transaction
            .orderId()
            .flatMap(number ->
                transaction
                    .payment()
                    .map(payment -> new Notification.Paid(number, payment, evidence)))
        : Optional.empty();
  }

  /// A refund (`04`), or a void (`31`), which an operator may make at UnionPay's console.
  private static boolean isRefund(Transaction transaction) {
    return transaction.is("04", "00") || transaction.is("31", "00");
  }

  private static Optional<Notification> refunded(Transaction transaction, Evidence evidence) {
    var message = transaction.message();
    return paidBy(transaction)
        .flatMap(paidBy ->
            message
                .text("origQryId")
                .flatMap(payment ->
                    transaction
                        .orderId()
                        .flatMap(number ->
                            RefundProgress.notified(transaction)
                                .map(progress ->
                                    new Notification.RefundFinished(
                                        paidBy, payment, number, progress, evidence)))));
  }

  /// Our number of the refunded order, which we sent in `reqReserved`. A refund without one isn't
  /// ours, and is found in the day's settlement file.
  private static Optional<String> paidBy(Transaction transaction) {
    return transaction
        .message()
        .text("reqReserved")
        .filter(number -> AttemptId.parse(number).isPresent());
  }

  private static Notification other(
      Transaction transaction, Optional<String> merchantOrderNumber, Evidence evidence) {
    var message = transaction.message();
    var type =
        "txn." + message.text("txnType").orElse("") + "." + message.text("respCode").orElse("");
    return new Notification.Other(
        type,
        transaction.queryId().orElse(message.digest()),
        merchantOrderNumber,
        merchantOrderNumber.isPresent(),
        evidence);
  }

  /// UnionPay reads only the status.
  @Override
  public Acknowledgement accepted(Delivery delivery) {
    return new Acknowledgement(200, TEXT, "ok");
  }

  @Override
  public Acknowledgement refused(Delivery delivery, int status) {
    return new Acknowledgement(status, TEXT, "fail");
  }
}

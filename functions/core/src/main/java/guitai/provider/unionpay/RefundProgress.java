package guitai.provider.unionpay;

import guitai.order.Unavailable;
import guitai.provider.RefundOrder;
import guitai.provider.Refunds.Progress;
import java.util.Optional;

/// How far a refund has come, by the codes UnionPay tells of it.
final class RefundProgress {
  private RefundProgress() {}

  /// What a notification says. Empty where that isn't readable, or isn't its end.
  static Optional<Progress> told(Transaction transaction) {
    return transaction.message().text("respCode").flatMap(code -> of(code, transaction));
  }

  /// What a query's answer says.
  static Progress answered(Transaction transaction, RefundOrder order) {
    var code =
        transaction
            .message()
            .text("origRespCode")
            .orElseThrow(() -> new Unavailable("a signed answer tells no state"));
    return of(code, transaction).orElseGet(() -> processing(transaction, order));
  }

  /// Under our own number, until UnionPay has one for it.
  static Progress processing(Transaction transaction, RefundOrder order) {
    return new Progress.Processing(transaction.queryId().orElse(order.number()));
  }

  private static Optional<Progress> of(String code, Transaction transaction) {
    return switch (Codes.of(code)) {
      case DONE ->
          transaction
              .queryId()
              .flatMap(number ->
                  transaction
                      .amount()
                      .flatMap(amount ->
                          transaction.at().map(at -> new Progress.Done(number, amount, at))));
      case OPEN -> Optional.empty();
      case NOT_DONE -> Optional.of(notDone(code, transaction));
    };
  }

  /// What is wrong with the refund itself (30 to 59) is wrong with the next one too; what its bank
  /// wouldn't do may go another time.
  static Progress notDone(String code, Transaction transaction) {
    return code.matches("[345][0-9]")
        ? new Progress.Refused(code)
        : new Progress.Closed(transaction.queryId().orElse(code));
  }
}

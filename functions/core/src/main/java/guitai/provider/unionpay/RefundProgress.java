package guitai.provider.unionpay;

import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds.Progress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// How far a refund has come, by the codes UnionPay tells of it.
final class RefundProgress {
  private static final Set<String> LATER = Set.of("37", "39");

  private RefundProgress() {}

  /// What a notification says. Empty where that isn't readable, or isn't its end.
  static Optional<Progress> told(Transaction transaction) {
    return transaction.message().text("respCode").flatMap(code -> of(code, transaction));
  }

  /// What a query's answer says of a refund of ours.
  ///
  /// @throws Unavailable where it is of another amount, or readable of none
  static Progress answered(Transaction transaction, RefundParameters order, Instant now) {
    var code =
        transaction
            .message()
            .text("origRespCode")
            .orElseThrow(() -> new Unavailable("a signed answer tells no state"));
    return switch (Codes.of(code)) {
      case DONE -> done(transaction, order, now);
      case OPEN -> processing(transaction, order);
      case NOT_DONE -> notDone(code, transaction);
    };
  }

  /// An answer without the moment is as much a proof; the refund was made by now.
  private static Progress done(Transaction transaction, RefundParameters order, Instant now) {
    var fen = Long.toString(order.amount().minorUnits());
    if (!transaction.message().says("txnAmt", fen)
        || transaction
            .message()
            .text("currencyCode")
            .filter(code -> !code.equals("156"))
            .isPresent()) {
      throw new Unavailable("a refund of ours was made of another amount");
    }
    return new Progress.Done(
        transaction.queryId().orElse(order.number()), order.amount(), transaction.at().orElse(now));
  }

  /// Under our own number, until UnionPay has one for it.
  static Progress processing(Transaction transaction, RefundParameters order) {
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

  /// What is wrong with a refund itself (30 to 59, unless it was the hour or too much at once) is
  /// wrong with the next one too; what its bank wouldn't do may go another time, and after an undo
  /// there is a refund.
  static Progress notDone(String code, Transaction transaction) {
    boolean refused = code.matches("[345][0-9]") && !LATER.contains(code);
    return refused && !transaction.is(RefundRequest.UNDO, "00")
        ? new Progress.Refused(code)
        : new Progress.Closed(transaction.queryId().orElse(code));
  }
}

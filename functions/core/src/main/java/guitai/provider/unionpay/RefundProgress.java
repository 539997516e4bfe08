package guitai.provider.unionpay;

import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds.Progress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A refund's progress by UnionPay's answer codes.
final class RefundProgress {
  private static final Set<String> LATER = Set.of("37", "39");

  private RefundProgress() {}

  /// The progress that a notification reports. Empty where it isn't readable, or isn't final.
  static Optional<Progress> notified(Transaction transaction) {
    return transaction.message().text("respCode").flatMap(code -> of(code, transaction));
  }

  /// The progress that the answer to a query reports of a refund of ours.
  ///
  /// @throws Unavailable where the amount is another one or unreadable
  static Progress queried(Transaction transaction, RefundParameters order, Instant now) {
    var code =
        transaction
            .message()
            .text("origRespCode")
            .orElseThrow(() -> new Unavailable("a signed answer has no 'origRespCode'"));
    return switch (Codes.of(code)) {
      case DONE -> done(transaction, order, now);
      case OPEN -> processing(transaction, order);
      case NOT_DONE -> notDone(code, transaction);
    };
  }

  /// An answer without the time proves the refund as well: it was made before now.
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

  /// Named by our own number until UnionPay gives one.
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

  /// A refund whose own data is wrong (30 to 59, except `37`, too many calls, and `39`, outside
  /// service hours) would fail again: it is refused. A refund that its bank didn't make may succeed
  /// later, and a void that wasn't made is followed by a refund.
  static Progress notDone(String code, Transaction transaction) {
    boolean refused = code.matches("[345][0-9]") && !LATER.contains(code);
    return refused && !transaction.is(RefundRequest.VOID, "00")
        ? new Progress.Refused(code)
        : new Progress.Closed(transaction.queryId().orElse(code));
  }
}

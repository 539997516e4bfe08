package guitai.sandbox.unionpay;

import java.time.Instant;
import java.util.Optional;

/// The outcome of a transaction, in the fields of a query's answer and of a notification.
final class Answers {
  private Answers() {}

  /// Empty before the first attempt to pay: until then UnionPay doesn't know the transaction.
  static Optional<Message> fate(Order order) {
    var original = Message.empty().with("txnType", "01").with("txnSubType", "01");
    return order
        .paid()
        .map(paid -> original.with(paid(order, order.amount())).with("origRespCode", paid.code()))
        .or(() -> order.declined().map(code -> original.with("origRespCode", code)))
        .map(answer -> answer.with("origRespMsg", "交易状态[" + answer.text("origRespCode") + "]"));
  }

  static Message fate(Order order, Refund refund, Instant now) {
    var code = refund.code(now);
    var answer = code.equals("05") ? Message.empty() : settled(refund, refund.amount());
    return answer
        .with("txnType", refund.type())
        .with("txnSubType", "00")
        .with("txnTime", refund.time())
        .with("txnAmt", Long.toString(refund.amount()))
        .with("currencyCode", "156")
        .with("origQryId", order.paid().orElseThrow().queryId())
        .with("origRespCode", code)
        .with("origRespMsg", "交易状态[" + code + "]");
  }

  /// @param amount the reported amount, in fen; a forged notification reports another one
  static Message paid(Order order, long amount) {
    var paid = order.paid().orElseThrow();
    return settled(paid.queryId(), paid.traceNo(), paid.at(), amount)
        .with("payCardType", "01")
        .with("accNo", "6216***********0018");
  }

  static Message settled(Refund refund, long amount) {
    return settled(refund.queryId(), refund.traceNo(), refund.end(), amount);
  }

  private static Message settled(String queryId, String traceNo, Instant at, long amount) {
    var fen = Long.toString(amount);
    return Message.empty()
        .with("queryId", queryId)
        .with("traceNo", traceNo)
        .with("traceTime", UnionPayTime.trace(at))
        .with("txnAmt", fen)
        .with("currencyCode", "156")
        .with("settleAmt", fen)
        .with("settleCurrencyCode", "156")
        .with("settleDate", "%1$tm%1$td".formatted(UnionPayTime.cleared(at)));
  }
}

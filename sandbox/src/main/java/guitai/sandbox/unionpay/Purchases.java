package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Ledger;
import java.time.Instant;
import java.time.InstantSource;

/// Orders and queries (查单), as UnionPay answers them.
record Purchases(Ledger<OrderState, Entry> ledger, InstantSource real) {
  /// The limit of orders; further ones are refused.
  static final int LIMIT = 200_000;

  /// A repeated number is a duplicate, whatever the other fields.
  Message order(Message message) {
    FieldRule.type(message, "01", "01", "000201");
    FieldRule.fields(
        message,
        "orderId",
        "txnTime",
        "txnAmt",
        "currencyCode",
        "accessType",
        "channelType",
        "backUrl");
    FieldRule.time(message, real.instant());
    synchronized (ledger) {
      if (known(message.text("orderId"))) {
        throw new ApiError("12", "重复交易");
      }
      if (ledger.books().size() >= LIMIT) {
        throw new ApiError("06", "the simulator stores no more than " + LIMIT + " orders");
      }
      var tn = ledger.random().digits(21);
      ledger.happen(new Entry.Ordered(message.without("signature", "certId"), tn, ledger.now()));
      return Message.empty().with("tn", tn);
    }
  }

  boolean known(String number) {
    return ledger.books().find(number).isPresent() || ledger.books().byReturn(number).isPresent();
  }

  /// The order by number and time together: another time names another, unknown transaction.
  Message query(Message message) {
    FieldRule.fields(message, "orderId", "txnTime", "accessType");
    if (!message.text("txnType").equals("00") || !message.text("txnSubType").equals("00")) {
      throw new ApiError("32", "无此交易权限");
    }
    synchronized (ledger) {
      var number = message.text("orderId");
      var time = message.text("txnTime");
      var now = ledger.now();
      return ledger
          .books()
          .find(number)
          .filter(order -> order.time().equals(time))
          .flatMap(Answers::fate)
          .or(() ->
              ledger
                  .books()
                  .byReturn(number)
                  .map(order -> Answers.fate(order, order.returned(number).orElseThrow(), now))
                  .filter(answer -> answer.text("txnTime").equals(time)))
          .orElseThrow(() -> new ApiError("34", "查无此交易"));
    }
  }

  /// A new number in UnionPay's form: 21 digits.
  static String queryId(Instant at, String traceNo) {
    return UnionPayTime.second(at) + traceNo + "8";
  }
}

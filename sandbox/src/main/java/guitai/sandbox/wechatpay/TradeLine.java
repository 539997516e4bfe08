package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Fee;
import guitai.sandbox.wechatpay.Refund.Status;
import guitai.sandbox.wechatpay.Trade.State.Paid;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// A payment or a refund on a trade bill.
///
/// @param state `SUCCESS`, `REFUND` or `REVOKED`
record TradeLine(Instant at, Paying paying, String state, RefundColumns returning, Sums sums)
    implements Bill.Line {
  static final List<String> COLUMNS =
      List.of(
          "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
              .split(","));
  static final List<String> SUMS =
      List.of("总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额".split(","));

  record Paying(
      String merchant,
      String appid,
      String transaction,
      String number,
      String openid,
      String type,
      String description,
      String attach) {}

  record RefundColumns(String id, String number, String type, String state) {
    static final RefundColumns NONE = new RefundColumns("0", "0", "", "");
  }

  /// All in fen; a fee is negative if it is returned.
  record Sums(long settled, long refund, long fee, long total, long asked) {
    static final Sums ZERO = new Sums(0, 0, 0, 0, 0);

    Sums plus(Sums other) {
      return new Sums(
          settled + other.settled,
          refund + other.refund,
          fee + other.fee,
          total + other.total,
          asked + other.asked);
    }
  }

  static TradeLine of(Trade trade, Paid paid) {
    var settled = trade.settled();
    var sums = new Sums(settled, 0, Fee.of(settled), trade.request().total(), 0);
    return new TradeLine(paid.at(), paying(trade, paid), "SUCCESS", RefundColumns.NONE, sums);
  }

  /// @param frozen when the bill is made: later changes aren't on it
  static TradeLine of(Trade trade, Paid paid, Refund refund, Instant frozen) {
    var status = refund.at(frozen).status();
    var settled = refund.amount() - refund.discount();
    var sums = new Sums(0, settled, -Fee.of(settled), 0, refund.amount());
    return new TradeLine(
        refund.at(),
        paying(trade, paid),
        "REFUND",
        new RefundColumns(refund.id(), refund.number(), "ORIGINAL", state(status)),
        sums);
  }

  static String state(Status status) {
    return switch (status) {
      case PROCESSING -> "PROCESSING";
      case SUCCESS -> "SUCCESS";
      case ABNORMAL -> "CHANGE";
      case CLOSED -> "FAIL";
    };
  }

  private static Paying paying(Trade trade, Paid paid) {
    var request = trade.request();
    return new Paying(
        request.mchid(),
        request.appid(),
        paid.transactionId(),
        trade.number(),
        paid.openid(),
        request.product().tradeType(),
        request.description(),
        request.attach().orElse(""));
  }

  TradeLine with(Sums other) {
    return new TradeLine(at, paying, state, returning, other);
  }

  TradeLine with(RefundColumns other) {
    return new TradeLine(at, paying, state, other, sums);
  }

  /// As if the payment had been revoked.
  TradeLine revoked() {
    return new TradeLine(at, paying, "REVOKED", returning, sums);
  }

  @Override
  public List<String> values() {
    return List.of(
        Bill.SECOND.format(at),
        paying.appid(),
        paying.merchant(),
        "0",
        "",
        paying.transaction(),
        paying.number(),
        paying.openid(),
        paying.type(),
        state,
        "OTHERS",
        "CNY",
        Bill.yuan(sums.settled()),
        "0.00",
        returning.id(),
        returning.number(),
        Bill.yuan(sums.refund()),
        "0.00",
        returning.type(),
        returning.state(),
        Bill.text(paying.description()),
        Bill.text(paying.attach()),
        BigDecimal.valueOf(sums.fee(), 2).setScale(5).toPlainString(),
        Fee.RATE,
        Bill.yuan(sums.total()),
        Bill.yuan(sums.asked()),
        "");
  }
}

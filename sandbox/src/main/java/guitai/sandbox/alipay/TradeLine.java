package guitai.sandbox.alipay;

import guitai.sandbox.alipay.Trade.Payment;
import guitai.sandbox.simulator.Fee;
import java.time.Instant;
import java.util.List;

/// A payment or a refund on a bill.
///
/// @param request the refund's number; empty for a payment
/// @param amount of the order's total, negative for a refund; in fen, as the rest
/// @param coupon the part of it that an Alipay coupon paid
/// @param fee negative if Alipay charges it
record TradeLine(
    String tradeNo,
    String number,
    String subject,
    Instant created,
    Instant done,
    String request,
    long amount,
    long coupon,
    long fee) {
  static final String COLUMNS =
      "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";

  private static final String ZERO = Yuan.of(0);
  private static final String PAYER = "*三(138****0000)";

  static TradeLine of(Trade trade, Payment payment) {
    var opening = trade.opening().orElseThrow();
    return new TradeLine(
        opening.tradeNo(),
        trade.number(),
        trade.request().subject(),
        opening.at(),
        payment.at(),
        "",
        trade.total(),
        payment.coupon(),
        -Fee.of(trade.total()));
  }

  static TradeLine of(Trade trade, Refund refund) {
    var opening = trade.opening().orElseThrow();
    return new TradeLine(
        opening.tradeNo(),
        trade.number(),
        trade.request().subject(),
        opening.at(),
        refund.doneAt().orElseThrow(),
        refund.number(),
        -refund.amount(),
        0,
        Fee.of(refund.amount()));
  }

  TradeLine withAmount(long other) {
    return new TradeLine(tradeNo, number, subject, created, done, request, other, coupon, fee);
  }

  TradeLine withFee(long other) {
    return new TradeLine(tradeNo, number, subject, created, done, request, amount, coupon, other);
  }

  boolean refund() {
    return !request.isEmpty();
  }

  /// The row, in the order of the columns.
  String row() {
    return String.join(
        ",",
        List.of(
            tradeNo + "\t",
            number + "\t",
            refund() ? "退款" : "交易",
            BillFile.quoted(subject),
            BeijingTime.second(created),
            BeijingTime.second(done),
            "",
            "",
            "",
            "",
            PAYER,
            Yuan.of(amount),
            Yuan.of(amount),
            Yuan.of(coupon),
            ZERO,
            ZERO,
            ZERO,
            ZERO,
            "",
            ZERO,
            ZERO,
            refund() ? request + "\t" : "",
            Yuan.of(fee),
            ZERO,
            ""));
  }
}

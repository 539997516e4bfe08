package guitai.sandbox.alipay;

import guitai.sandbox.alipay.Trade.Payment;
import guitai.sandbox.simulator.Fee;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A payment or a refund on a bill.
///
/// @param request the refund's number; absent for a payment
/// @param amount of the order's total, negative for a refund; in fen, as the rest
/// @param coupon the part of it that an Alipay coupon paid
/// @param fee negative if Alipay charges it
record TradeLine(
    Ordered order, Instant done, Optional<String> request, long amount, long coupon, long fee) {
  /// The order that was paid.
  record Ordered(String tradeNo, String number, String subject, Instant at) {
    static Ordered of(Trade trade) {
      var opening = trade.opening().orElseThrow();
      return new Ordered(
          opening.tradeNo(), trade.number(), trade.request().subject(), opening.at());
    }
  }

  static final String COLUMNS =
      "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";

  private static final String ZERO = Yuan.of(0);
  private static final String PAYER = "*三(138****0000)";

  static TradeLine of(Trade trade, Payment payment) {
    return new TradeLine(
        Ordered.of(trade),
        payment.at(),
        Optional.empty(),
        trade.total(),
        payment.coupon(),
        -Fee.of(trade.total()));
  }

  static TradeLine of(Trade trade, Refund refund) {
    return new TradeLine(
        Ordered.of(trade),
        refund.doneAt().orElseThrow(),
        Optional.of(refund.number()),
        -refund.amount(),
        0,
        Fee.of(refund.amount()));
  }

  TradeLine withAmount(long other) {
    return new TradeLine(order, done, request, other, coupon, fee);
  }

  TradeLine withFee(long other) {
    return new TradeLine(order, done, request, amount, coupon, other);
  }

  boolean refund() {
    return request.isPresent();
  }

  /// The row, in the order of the columns.
  String row() {
    return String.join(
        ",",
        List.of(
            order.tradeNo() + "\t",
            order.number() + "\t",
            refund() ? "退款" : "交易",
            BillFile.quoted(order.subject()),
            BeijingTime.second(order.at()),
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
            request.map(number -> number + "\t").orElse(""),
            Yuan.of(fee),
            ZERO,
            ""));
  }
}

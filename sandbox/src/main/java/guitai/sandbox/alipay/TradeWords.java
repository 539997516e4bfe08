package guitai.sandbox.alipay;

import guitai.sandbox.alipay.Trade.Payment;
import guitai.sandbox.alipay.Trade.Status;
import java.time.Instant;
import java.util.Map;

/// The fields of a trade in a notification.
///
/// @param total the reported amount, in fen; a forged notification reports another one
record TradeWords(Trade trade, long total) {
  private static final String SELLER_EMAIL = "shop***@example.com";

  /// @param sum the refunded total up to and including this refund, in fen
  /// @param whole whether that is the whole payment
  record RefundedSoFar(String number, Instant at, long sum, boolean whole) {}

  Map<String, String> common(Map<String, String> fields, Merchant merchant) {
    var request = trade.request();
    var opening = trade.opening().orElseThrow();
    fields.put("notify_type", "trade_status_sync");
    fields.put("gmt_create", BeijingTime.second(opening.at()));
    fields.put("charset", request.charsetName());
    fields.put("seller_email", SELLER_EMAIL);
    fields.put("seller_id", request.seller().orElse(merchant.seller()));
    request
        .app()
        .ifPresent(app -> {
          fields.put("app_id", app);
          fields.put("auth_app_id", app);
        });
    fields.put("subject", request.subject());
    request.description().ifPresent(text -> fields.put("body", text));
    request.passback().ifPresent(text -> fields.put("passback_params", text));
    fields.put("out_trade_no", trade.number());
    fields.put("trade_no", opening.tradeNo());
    fields.put("total_amount", Yuan.of(total));
    return fields;
  }

  Map<String, String> waiting(Map<String, String> fields) {
    return status(fields, Status.WAIT_BUYER_PAY);
  }

  Map<String, String> paid(Map<String, String> fields, Payment payment) {
    long paid = trade.total() - payment.coupon();
    fields.put(
        "fund_bill_list", PaymentFields.bills(trade, payment, "fundChannel").build().toString());
    fields.put("receipt_amount", Yuan.of(total));
    fields.put("buyer_pay_amount", Yuan.of(paid));
    fields.put("invoice_amount", Yuan.of(paid));
    fields.put("point_amount", Yuan.of(0));
    return status(buyer(fields, payment), Status.TRADE_SUCCESS);
  }

  Map<String, String> finished(Map<String, String> fields, Payment payment) {
    return status(paid(fields, payment), Status.TRADE_FINISHED);
  }

  Map<String, String> closed(Map<String, String> fields, Instant at) {
    fields.put("gmt_close", BeijingTime.second(at));
    return status(fields, Status.TRADE_CLOSED);
  }

  /// A refund notification has the same status as a payment's; only the cumulative `refund_fee`
  /// marks it.
  Map<String, String> refunded(
      Map<String, String> fields, Payment payment, RefundedSoFar returned) {
    fields.put("out_biz_no", returned.number());
    fields.put("refund_fee", Yuan.of(returned.sum()));
    fields.put("gmt_refund", BeijingTime.millisecond(returned.at()));
    if (returned.whole()) {
      fields.put("gmt_close", BeijingTime.second(returned.at()));
    }
    return status(
        buyer(fields, payment), returned.whole() ? Status.TRADE_CLOSED : Status.TRADE_SUCCESS);
  }

  private static Map<String, String> buyer(Map<String, String> fields, Payment payment) {
    fields.put("gmt_payment", BeijingTime.second(payment.at()));
    fields.put(payment.buyer().openId() ? "buyer_open_id" : "buyer_id", payment.buyer().id());
    fields.put("buyer_logon_id", PaymentFields.LOGON_ID);
    return fields;
  }

  private static Map<String, String> status(Map<String, String> fields, Status status) {
    fields.put("trade_status", status.name());
    return fields;
  }
}

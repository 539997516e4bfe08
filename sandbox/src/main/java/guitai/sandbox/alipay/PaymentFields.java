package guitai.sandbox.alipay;

import guitai.json.Json;
import guitai.sandbox.alipay.Trade.Payment;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/// The fields of payers and payments in answers.
final class PaymentFields {
  /// Every payer's masked login.
  static final String LOGON_ID = "138****0000";

  private PaymentFields() {}

  static JsonObjectBuilder buyer(JsonObjectBuilder json, Trade trade) {
    json.add("buyer_logon_id", LOGON_ID);
    trade
        .payment()
        .map(Payment::buyer)
        .ifPresent(
            buyer -> json.add(buyer.openId() ? "buyer_open_id" : "buyer_user_id", buyer.id()));
    return json;
  }

  static void paid(JsonObjectBuilder json, Trade trade, Payment payment) {
    long paid = trade.total() - payment.coupon();
    buyer(json, trade)
        .add("buyer_pay_amount", Yuan.of(paid))
        .add("fund_bill_list", bills(trade, payment, "fund_channel"))
        .add("invoice_amount", Yuan.of(paid))
        .add("point_amount", Yuan.of(0))
        .add("receipt_amount", Yuan.of(trade.total()))
        .add("send_pay_date", BeijingTime.second(payment.at()));
  }

  static void unpaid(JsonObjectBuilder json) {
    json.add("buyer_pay_amount", Yuan.of(0))
        .add("invoice_amount", Yuan.of(0))
        .add("point_amount", Yuan.of(0))
        .add("receipt_amount", Yuan.of(0));
  }

  /// The fund channels of the payment.
  ///
  /// @param channel the spelling of this field in the answer
  static JsonArrayBuilder bills(Trade trade, Payment payment, String channel) {
    var bills = Json.array();
    if (payment.coupon() > 0) {
      bills.add(bill(payment.coupon(), channel, "COUPON"));
    }
    return bills.add(bill(trade.total() - payment.coupon(), channel, "ALIPAYACCOUNT"));
  }

  private static JsonObjectBuilder bill(long amount, String channel, String name) {
    return Json.object().add("amount", Yuan.of(amount)).add(channel, name);
  }
}

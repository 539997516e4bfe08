package guitai.provider.alipay;

import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Notifications;
import guitai.provider.ProviderContract;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.provider.alipay.FakeAlipay.Node;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class AlipayContractTest extends ProviderContract {
  private static final String PAYMENT = "2026030122001400170500000001";
  private final FakeAlipay alipay = new FakeAlipay();

  @Override
  protected Wallet wallet() {
    return alipay.wallet();
  }

  @Override
  protected Refunds refunds() {
    return alipay.refunds();
  }

  @Override
  protected Notifications notifications() {
    return new AlipayNotifications(Vectors.ACCOUNT, Vectors::keys);
  }

  @Override
  protected Optional<Notifications> withoutKeys() {
    return Optional.of(
        new AlipayNotifications(
            Vectors.ACCOUNT,
            () -> {
              throw new Unavailable("no keys");
            }));
  }

  private static Map<String, String> fields() {
    var fields = new TreeMap<>(FakeAlipay.paid(ATTEMPT.text()));
    fields.put("total_amount", "6.00");
    return fields;
  }

  @Override
  protected Delivery paidNotification() {
    return FakeAlipay.notice(fields());
  }

  @Override
  protected Delivery otherMerchantsNotification() {
    var fields = fields();
    fields.put("seller_id", "2088000000000009");
    return FakeAlipay.notice(fields);
  }

  @Override
  protected Payment payment() {
    return new Payment(
        new PaymentId("alipay", Vectors.ACCOUNT.sellerId(), PAYMENT),
        Vectors.ACCOUNT.appId(),
        PRICE,
        Instant.parse("2026-03-01T02:00:05Z"));
  }

  @Override
  protected void say(Says says) {
    switch (says) {
      case PAID ->
          alipay.give(trade("TRADE_SUCCESS", Map.of("send_pay_date", "2026-03-01 10:00:05")));
      case PAYABLE -> alipay.give(trade("WAIT_BUYER_PAY", Map.of()));
      case CLOSED -> alipay.give(trade("TRADE_CLOSED", Map.of()));
      case NO_SUCH_ORDER -> alipay.give(Node.error("alipay.trade.query", "ACQ.TRADE_NOT_EXIST"));
      case NO_SUCH_REFUND -> alipay.give(Node.done("alipay.trade.fastpay.refund.query", Map.of()));
      case INSUFFICIENT_BALANCE ->
          alipay.give(Node.error("alipay.trade.refund", "ACQ.SELLER_BALANCE_NOT_ENOUGH"));
      case FORGED -> alipay.give(trade("TRADE_SUCCESS", Map.of()).bytes(""));
      case TROUBLE -> alipay.give("<html>".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Node trade(String status, Map<String, String> more) {
    var fields = new TreeMap<>(more);
    fields.put("out_trade_no", ATTEMPT.text());
    fields.put("trade_no", PAYMENT);
    fields.put("trade_status", status);
    fields.put("total_amount", "6.00");
    return Node.done("alipay.trade.query", fields);
  }

  @Override
  protected void close() {
    alipay.close();
  }
}

package guitai.provider.wechatpay;

import guitai.http.JdkHost;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Notifications;
import guitai.provider.ProviderContract;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.provider.wechatpay.FakeServer.Reply;
import java.time.Instant;
import java.util.Optional;

class WechatPayContractTest extends ProviderContract {
  private final FakeServer server = new FakeServer();
  private final WechatPayAccount account = FakeWechatPay.account(server.address());

  @Override
  protected Wallet wallet() {
    return new WechatPayWallet(
        account,
        () -> FakeWechatPay.MERCHANT,
        () -> FakeWechatPay.KEYS,
        new JdkHost(() -> FakeWechatPay.NOW));
  }

  @Override
  protected Refunds refunds() {
    return new WechatPayRefunds(
        account,
        () -> FakeWechatPay.MERCHANT,
        () -> FakeWechatPay.KEYS,
        new JdkHost(() -> FakeWechatPay.NOW));
  }

  @Override
  protected Notifications notifications() {
    return new WechatPayNotifications(
        account, () -> FakeWechatPay.KEYS, () -> FakeWechatPay.SECRETS);
  }

  @Override
  protected Optional<Notifications> withoutKeys() {
    return Optional.of(
        new WechatPayNotifications(
            account,
            () -> {
              throw new Unavailable("no keys");
            },
            () -> FakeWechatPay.SECRETS));
  }

  private static String transaction(String state) {
    return FakeWechatPay.transaction(ATTEMPT.text(), state, "600");
  }

  @Override
  protected Delivery paidNotification() {
    return FakeWechatPay.event("TRANSACTION.SUCCESS", transaction("SUCCESS"));
  }

  @Override
  protected Delivery otherMerchantsNotification() {
    return FakeWechatPay.event(
        "TRANSACTION.SUCCESS", transaction("SUCCESS").replace("1900000001", "1900000002"));
  }

  @Override
  protected Payment payment() {
    return new Payment(
        new PaymentId("wechat-pay", FakeWechatPay.MCHID, "4200001"),
        "wxqr",
        PRICE,
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Override
  protected void say(Says says) {
    server.give(
        switch (says) {
          case PAID -> Reply.signed(200, transaction("SUCCESS"));
          case PAYABLE -> Reply.signed(200, transaction("NOTPAY"));
          case CLOSED -> Reply.signed(200, transaction("CLOSED"));
          case NO_SUCH_ORDER -> Reply.error(404, "ORDER_NOT_EXIST");
          case NO_SUCH_REFUND -> Reply.error(404, "RESOURCE_NOT_EXISTS");
          case INSUFFICIENT_BALANCE -> Reply.error(403, "NOT_ENOUGH");
          case FORGED -> Reply.unsigned(200, transaction("SUCCESS"));
          case TROUBLE -> Reply.error(500, "SYSTEM_ERROR");
        });
  }

  @Override
  protected void close() {
    server.close();
  }
}

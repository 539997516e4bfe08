package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.dynamodb.DynamoStore;
import guitai.fulfilment.OrderFulfilment;
import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.provider.wechatpay.WechatPayAccount;
import guitai.provider.wechatpay.WechatPayKeys;
import guitai.provider.wechatpay.WechatPayMerchant;
import guitai.provider.wechatpay.WechatPayRefunds;
import guitai.recovery.PaymentRecovery;
import guitai.refund.RefundExecution;
import guitai.storefront.Channel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The merchant's account is empty for two days of the store's time, which advances by the hour
/// here.
class PoorJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  @TempDir Path home;
  private Instant now = Instant.now();

  @Test
  void a_refund_waits_until_there_is_money_and_is_made_once_under_its_first_number() {
    try (var store = Store.start(Settings.forTests(home))) {
      var shopper = Shopper.of("patient", store.uri(), store.simulator("wechat-pay"));
      var operator = Shopper.operator(store.uri(), store.simulator("wechat-pay"));
      var id = shopper.order("ink-garden");
      shopper.pay(id, "");
      shopper.awaitOwned("ink-garden", id);
      balance(store, Optional.of(1799));
      operator.refund(id, "all", "{\"reason\":\"all of it\"}");
      shopper.awaitRevoked(id);
      var reconciliation = reconciliation(store);
      var end = now.plus(Duration.ofDays(2));
      int learned = 0;
      for (; now.isBefore(end); now = now.plus(Duration.ofHours(1))) {
        learned += reconciliation.run(Duration.ofSeconds(30)).learned();
      }
      assertThat(learned).as("that it makes no progress is written once").isEqualTo(1);
      assertThat(shopper.refundsAtProvider(id + "01")).isEmpty();
      shopper.order(id, PATIENCE, "refunding");
      // MON-7: after a day it is on the held list, with the provider's reason.
      assertThat(operator.get("/held-payments").json().getJsonArray("held"))
          .singleElement()
          .returns("refund-stalled", entry -> entry.asJsonObject().getString("reason"))
          .returns("NOT_ENOUGH", entry -> entry.asJsonObject().getString("detail"));

      balance(store, Optional.empty());
      now = now.plus(Duration.ofHours(6)); // the interval of queries by then
      reconciliation.run(Duration.ofSeconds(30));
      shopper.order(id, PATIENCE, "refunded");
      assertThat(operator.get("/held-payments").json().getJsonArray("held")).isEmpty();
      var numbers = new HashSet<String>();
      shopper
          .refundsAtProvider(id + "01")
          .forEach(made -> numbers.add(made.getString("outRefundNo")));
      assertThat(numbers).hasSize(1).allMatch(number -> number.endsWith("01"));
    }
  }

  private static void balance(Store store, Optional<Integer> fen) {
    var play = Json.object().add("play", "balance");
    fen.ifPresent(amount -> play.add("amount", amount));
    var answer =
        Shopper.post(store.simulator("wechat-pay").resolve("/simulate"), play.build().toString());
    assertThat(answer.status()).isEqualTo(200);
  }

  /// Uses the store's own tables and provider, but this test's clock.
  private PaymentRecovery reconciliation(Store store) {
    var dynamo =
        new DynamoStore(Optional.of(store.dynamoDb()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES);
    var orders = dynamo.orders(Duration.ofDays(1));
    var repayment = new RefundExecution(orders, List.of(refunds(store)), new JdkHost(() -> now));
    var granting = new OrderFulfilment(orders, dynamo.entitlements(), () -> now);
    return new PaymentRecovery(
        dynamo.outstandingOrders(), orders, List.of(), repayment, granting, new JdkHost(() -> now));
  }

  private static WechatPayRefunds refunds(Store store) {
    var credentials = Shopper.read(store.simulator("wechat-pay").resolve("/credentials"));
    var account =
        new WechatPayAccount(
            credentials.getString("mchid"),
            Map.of(Channel.QR, credentials.getJsonObject("appids").getString("qr")),
            store.simulator("wechat-pay"),
            URI.create(store.uri() + "/notifications/wechat-pay"));
    var merchant =
        new WechatPayMerchant(
            credentials.getString("merchantSerial"),
            Pem.privateKey("RSA", credentials.getString("merchantPrivateKey")));
    var id = credentials.getString("publicKeyId");
    var keys =
        new WechatPayKeys(Map.of(id, Pem.publicKey("RSA", credentials.getString("publicKey"))), id);
    return new WechatPayRefunds(
        account, () -> merchant, () -> keys, new JdkHost(InstantSource.system()));
  }
}

package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.local.Settings;
import guitai.local.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One order with attempts at several wallets, of which two are paid.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedJourneyTest {
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private Store store;

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
  }

  @AfterAll
  void close() {
    store.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"WECHAT_PAY", "ALIPAY"})
  void the_first_attempt_paid_is_the_sale_and_the_other_is_refunded_to_its_payer(Provider first) {
    var name = "mixed-" + first;
    var byWechatPay = Provider.WECHAT_PAY.shopper(store, name);
    var byAlipay = Provider.ALIPAY.shopper(store, name);
    var id = byWechatPay.order("ink-garden");
    var second = byAlipay.post("/orders/" + id + "/attempts", "2", Provider.ALIPAY.choice());
    assertThat(second.status()).as(second.json().toString()).isEqualTo(201);

    boolean wechatPayFirst = first == Provider.WECHAT_PAY;
    var winner = wechatPayFirst ? byWechatPay : byAlipay;
    var other = wechatPayFirst ? byAlipay : byWechatPay;
    var sale = wechatPayFirst ? id + "01" : id + "02";
    var late = wechatPayFirst ? id + "02" : id + "01";
    assertThat(winner.pay(sale, "").status()).isEqualTo(200);
    winner.order(id, PATIENCE, "paid");
    assertThat(other.pay(late, "").status()).isEqualTo(200);
    winner.awaitOwned("ink-garden", id);
    var back = wechatPayFirst ? Provider.ALIPAY : Provider.WECHAT_PAY;
    Eventually.become(
        PATIENCE,
        () -> other.refundsAtProvider(late).stream().filter(back::done).count(),
        count -> count == 1);
    assertThat(winner.refundsAtProvider(sale)).isEmpty();
    assertThat(winner.get("/orders/" + id).json().getString("state")).isEqualTo("paid");
  }

  /// In an app the store offers all three; Alipay knows no trade of its attempt.
  @ParameterizedTest
  @EnumSource(names = {"WECHAT_PAY", "UNION_PAY"})
  void of_an_order_tried_by_all_wallets_of_an_app_the_first_that_pays_sells(Provider first) {
    var back = first == Provider.UNION_PAY ? Provider.WECHAT_PAY : Provider.UNION_PAY;
    var winner = first.shopper(store, "in-an-app-" + first);
    var other = back.shopper(store, "in-an-app-" + first);
    var placed = winner.order("tried-by-all", first.wish("ink-garden", "app"));
    assertThat(placed.status()).as(placed.json().toString()).isEqualTo(201);
    var id = placed.json().getString("orderId");
    for (var next : List.of(Provider.ALIPAY, back)) {
      var tried = winner.post("/orders/" + id + "/attempts", next.name(), next.choice("app"));
      assertThat(tried.status()).as(tried.json().toString()).isEqualTo(201);
    }

    assertThat(winner.pay(id + "01", "").status()).isEqualTo(200);
    winner.order(id, PATIENCE, "paid");
    assertThat(other.pay(id + "03", "").status()).isEqualTo(200);
    winner.awaitOwned("ink-garden", id);
    Eventually.become(
        PATIENCE,
        () -> other.refundsAtProvider(id + "03").stream().filter(back::done).count(),
        count -> count == 1);
    assertThat(winner.refundsAtProvider(id + "01")).isEmpty();
    assertThat(winner.get("/orders/" + id).json().getString("state")).isEqualTo("paid");
  }
}

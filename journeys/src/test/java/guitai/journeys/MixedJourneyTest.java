package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.local.Settings;
import guitai.local.Store;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One order, an attempt by WeChat Pay and one by Alipay, and both are paid.
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
  @EnumSource(Provider.class)
  void whichever_is_paid_first_is_the_sale_and_the_other_goes_back_whence_it_came(Provider first) {
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
}

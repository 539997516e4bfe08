package guitai.sandbox.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.sandbox.apple.TestCard;
import guitai.sandbox.simulator.OneThread;
import guitai.sandbox.simulator.SimulatedAccount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcquirerInOneThreadTest {
  private static final String AMOUNT = "{\"minorUnits\":600,\"currency\":\"CNY\"}";

  private static final String CARD =
      """
      {"applicationPrimaryAccountNumber":"%s","paymentData":{"emvData":""}}\
      """
          .formatted(TestCard.GOOD.number());

  private static SimulatedAccount account;

  @BeforeAll
  static void keys(@TempDir Path home) {
    account = new Acquirer().account(home);
  }

  @Test
  void the_same_seed_gives_the_same_bytes() {
    var once = played(1);
    assertThat(once).contains("RSA_v1", "EC_v1", "approved", "refunded");
    assertThat(played(1)).isEqualTo(once);
  }

  @Test
  void another_seed_gives_other_numbers() {
    assertThat(played(2)).isNotEqualTo(played(1));
  }

  private static String played(long seed) {
    var provider = new OneThread(account, seed);
    var sheet = "'request':{'currencyCode':'CNY','total':{'amount':'6.00'}}";
    for (var scheme : new String[] {"RSA_v1", "EC_v1"}) {
      for (var forgery : new String[] {"none", "root", "merchant"}) {
        provider.play(
            "{'play':'pay',%s,'scheme':'%s','forgery':'%s'}".formatted(sheet, scheme, forgery));
      }
    }
    var authorized =
        call(
            provider,
            "PUT",
            "authorizations/A1",
            "{\"amount\":%s,\"expiresAt\":\"2026-03-01T05:00:00Z\",\"card\":%s}"
                .formatted(AMOUNT, CARD));
    var payment = authorized.replaceAll(".*\"number\":\"([0-9]+)\".*", "$1");
    call(
        provider,
        "PUT",
        "refunds/R1",
        "{\"payment\":\"%s\",\"amount\":%s,\"total\":%s}".formatted(payment, AMOUNT, AMOUNT));
    call(provider, "GET", "refunds/R1", "");
    call(provider, "GET", "authorizations/A1", "");
    provider.request("GET", "/simulate/orders", Map.of(), "");
    assertThat(provider.deliver()).isZero();
    return provider.transcript();
  }

  private static String call(OneThread provider, String method, String path, String body) {
    var key = account.credentials().getString("key");
    var number = account.credentials().getString("account");
    return provider.request(
        method,
        "/accounts/" + number + "/" + path,
        Map.of("authorization", "Bearer " + key, "content-type", "application/json"),
        body);
  }
}

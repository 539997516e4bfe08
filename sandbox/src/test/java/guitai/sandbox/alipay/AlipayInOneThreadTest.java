package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.keys.Pem;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.OneThread;
import guitai.sandbox.simulator.SimulatedAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlipayInOneThreadTest {
  private static final String NUMBER = "ORDER00000000000000000000101";

  private static SimulatedAccount account;

  @BeforeAll
  static void keys(@TempDir Path home) {
    account = new Alipay().account(home);
  }

  @Test
  void the_same_seed_gives_the_same_bytes() {
    var once = played(1);
    assertThat(once)
        .contains("qr_code", "notify_id", "TRADE_SUCCESS", "refund_fee", "bill_download_url");
    assertThat(played(1)).isEqualTo(once);
  }

  @Test
  void another_seed_gives_other_numbers() {
    assertThat(played(2)).isNotEqualTo(played(1));
  }

  private static String played(long seed) {
    var provider = new OneThread(account, seed);
    call(
        provider,
        "alipay.trade.precreate",
        "{'out_trade_no':'" + NUMBER + "','total_amount':'6.00','subject':'一个应用'}");
    provider.play("{'play':'pay','order':'" + NUMBER + "'}");
    provider.deliver();
    provider.answer(Response.of(200, "text/plain", "success"));
    provider.advance(Duration.ofMinutes(4));
    assertThat(provider.deliver()).isEqualTo(1);
    call(provider, "alipay.trade.query", "{'out_trade_no':'" + NUMBER + "'}");
    call(
        provider,
        "alipay.trade.refund",
        "{'out_trade_no':'" + NUMBER + "','out_request_no':'R1','refund_amount':'2.00'}");
    provider.deliver();
    call(
        provider,
        "alipay.trade.fastpay.refund.query",
        "{'out_trade_no':'" + NUMBER + "','out_request_no':'R1'}");
    provider.advance(Duration.ofDays(1));
    var bill =
        call(
            provider,
            "alipay.data.dataservice.bill.downloadurl.query",
            "{'bill_type':'trade','bill_date':'2026-03-01'}");
    var address = bill.replace("\\/", "/").replaceAll(".*(/downloadBill[^\"]*).*", "$1");
    assertThat(provider.request("GET", address, Map.of(), "")).startsWith("PK");
    provider.request("GET", "/simulate/orders", Map.of(), "");
    return provider.transcript();
  }

  private static String call(OneThread provider, String method, String content) {
    var credentials = account.credentials();
    var parameters = new TreeMap<String, String>();
    parameters.put("app_id", credentials.getString("appId"));
    parameters.put("method", method);
    parameters.put("charset", "utf-8");
    parameters.put("sign_type", "RSA2");
    parameters.put("timestamp", BeijingTime.second(provider.now()));
    parameters.put("version", "1.0");
    parameters.put("biz_content", content.replace('\'', '"'));
    if (method.endsWith("precreate")) {
      parameters.put("notify_url", "http://merchant.example/notifications/alipay");
    }
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Pem.privateKey("RSA", credentials.getString("appPrivateKey")));
      signature.update(MerchantClient.text(parameters).getBytes(StandardCharsets.UTF_8));
      parameters.put("sign", Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    var business = parameters.remove("biz_content");
    return provider.request(
        "POST",
        "/gateway.do?" + MerchantClient.form(parameters, StandardCharsets.UTF_8),
        Map.of("content-type", "application/x-www-form-urlencoded;charset=utf-8"),
        "biz_content=" + URLEncoder.encode(business, StandardCharsets.UTF_8));
  }
}

package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.OneThread;
import guitai.sandbox.simulator.SimulatedAccount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatPayInOneThreadTest {
  private static final String NUMBER = "ORDER00000000000000000000101";
  private static final String PRICE = "'total':600,'currency':'CNY'}}";

  private static SimulatedAccount account;

  @BeforeAll
  static void keys(@TempDir Path home) {
    account = new WechatPay().account(home);
  }

  @Test
  void the_same_seed_gives_the_same_bytes() {
    var once = played(1);
    assertThat(once).contains("code_url", "TRANSACTION.SUCCESS", "trade_state", "refund_id");
    assertThat(played(1)).isEqualTo(once);
  }

  @Test
  void another_seed_gives_other_numbers() {
    assertThat(played(2)).isNotEqualTo(played(1));
  }

  @Test
  void a_rotation_belongs_to_the_opening() {
    var first = new OneThread(account, 1);
    first.play("{'play':'rotate-certificate','step':'announce'}");
    assertThat(first.play("{'play':'rotate-certificate','step':'use'}").getString("signsWith"))
        .isNotEqualTo(account.credentials().getString("platformSerial"));
    first.restart(account);
    assertThat(signer(first)).isNotEqualTo(account.credentials().getString("platformSerial"));

    assertThat(signer(new OneThread(account, 1)))
        .isEqualTo(account.credentials().getString("platformSerial"));
  }

  private static String signer(OneThread provider) {
    var before = provider.transcript().length();
    get(provider, "/v3/certificates");
    return provider
        .transcript()
        .substring(before)
        .replaceAll("(?s).*Wechatpay-Serial=(\\w+).*", "$1");
  }

  @Test
  void an_unacknowledged_callback_is_due_again_after_fifteen_seconds() {
    var provider = new OneThread(account, 1);
    order(provider);
    assertThat(provider.simulator().nextCallback()).isEmpty();
    provider.play("{'play':'pay','order':'" + NUMBER + "'}");

    assertThat(provider.simulator().nextCallback()).contains(provider.now());
    assertThat(provider.deliver()).isEqualTo(1);
    assertThat(provider.simulator().nextCallback()).contains(provider.now().plusSeconds(15));
    assertThat(provider.deliver()).isZero();

    provider.answer(Response.empty(204));
    provider.advance(Duration.ofSeconds(15));
    assertThat(provider.deliver()).isEqualTo(1);
    assertThat(provider.simulator().nextCallback()).isEmpty();
  }

  @Test
  void a_late_answer_lets_time_pass() {
    var provider = new OneThread(account, 1);
    var begin = provider.now();
    provider.play("{'play':'trouble','path':'/v3/certificates','kind':'slow','delayMillis':2500}");
    get(provider, "/v3/certificates");
    assertThat(provider.now()).isEqualTo(begin.plusMillis(2500));
  }

  private static String played(long seed) {
    var provider = new OneThread(account, seed);
    order(provider);
    provider.play("{'play':'pay','order':'" + NUMBER + "'}");
    provider.deliver();
    provider.advance(Duration.ofSeconds(15));
    provider.answer(Response.empty(204));
    provider.deliver();
    get(provider, "/v3/pay/transactions/out-trade-no/" + NUMBER + "?mchid=1900000001");
    post(
        provider,
        "/v3/refund/domestic/refunds",
        "{'out_trade_no':'"
            + NUMBER
            + "','out_refund_no':'R1','notify_url':"
            + "'http://merchant.example/refunds','amount':{'refund':600,"
            + PRICE);
    get(provider, "/v3/refund/domestic/refunds/R1");
    provider.advance(Duration.ofSeconds(1));
    provider.deliver();
    provider.play("{'play':'refund-outcome','order':'" + NUMBER + "','outcome':'slow'}");
    get(provider, "/v3/certificates");
    provider.request("GET", "/simulate/orders", Map.of(), "");
    return provider.transcript();
  }

  private static void order(OneThread provider) {
    var answer =
        post(
            provider,
            "/v3/pay/transactions/native",
            "{'mchid':'1900000001','appid':'wx0000000000000001','description':'一个应用',"
                + "'out_trade_no':'"
                + NUMBER
                + "','notify_url':'http://merchant.example/x',"
                + "'amount':{"
                + PRICE);
    assertThat(Json.parse(answer)).containsKey("code_url");
  }

  private static void get(OneThread provider, String target) {
    signed(provider, "GET", target, "");
  }

  private static String post(OneThread provider, String target, String body) {
    return signed(provider, "POST", target, body.replace('\'', '"'));
  }

  private static String signed(OneThread provider, String method, String target, String body) {
    var time = provider.now().getEpochSecond();
    var credentials = account.credentials();
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Pem.privateKey("RSA", credentials.getString("merchantPrivateKey")));
      var text = method + "\n" + target + "\n" + time + "\nnonce\n" + body + "\n";
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      var authorization =
          "WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",nonce_str=\"nonce\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\""
              .formatted(
                  time,
                  credentials.getString("merchantSerial"),
                  Base64.getEncoder().encodeToString(signature.sign()));
      var headers =
          Map.of(
              "accept", "application/json",
              "user-agent", "test",
              "content-type", "application/json",
              "authorization", authorization);
      return provider.request(method, target, headers, body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package guitai.sandbox.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.keys.Pem;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.OneThread;
import guitai.sandbox.simulator.SimulatedAccount;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnionPayInOneThreadTest {
  private static final String NUMBER = "ORDER00000000000000000000101";
  private static final String ADDRESS = "http://merchant.example/notifications/union-pay";

  private static SimulatedAccount account;

  @BeforeAll
  static void keys(@TempDir Path home) {
    account = new UnionPay().account(home);
  }

  @Test
  void the_same_seed_gives_the_same_bytes() {
    var once = played(1);
    assertThat(once).contains("tn=", "queryId=", "origRespCode=00", "txnType=04", "fileContent=");
    assertThat(played(1)).isEqualTo(once);
  }

  @Test
  void another_seed_gives_other_numbers() {
    assertThat(played(2)).isNotEqualTo(played(1));
  }

  private static String played(long seed) {
    var provider = new OneThread(account, seed);
    var time = UnionPayTime.second(provider.now());
    send(
        provider,
        MerchantClient.ORDER,
        message("01", "01", "000201", time)
            .with("orderId", NUMBER)
            .with("txnAmt", "600")
            .with("currencyCode", "156")
            .with("backUrl", ADDRESS));
    provider.play("{'play':'pay','order':'" + NUMBER + "'}");
    provider.deliver();
    provider.answer(Response.empty(200));
    provider.advance(Duration.ofMinutes(1));
    assertThat(provider.deliver()).isEqualTo(1);
    var query = message("00", "00", "000000", time).with("orderId", NUMBER);
    var payment = send(provider, MerchantClient.QUERY, query);
    send(
        provider,
        MerchantClient.BACK,
        message("04", "00", "000201", UnionPayTime.second(provider.now()))
            .with("orderId", "REFUND0000000001")
            .with("txnAmt", "200")
            .with("origQryId", payment.replaceAll("(?s).*\\bqueryId=([0-9]+).*", "$1"))
            .with("backUrl", ADDRESS));
    provider.advance(Duration.ofSeconds(1));
    assertThat(provider.deliver()).isEqualTo(1);
    provider.advance(Duration.ofDays(2));
    send(
        provider,
        "/",
        message("76", "01", "000000", UnionPayTime.second(provider.now()))
            .with("settleDate", "0301")
            .with("fileType", "00"));
    provider.request("GET", "/simulate/orders", Map.of(), "");
    return provider.transcript();
  }

  private static Message message(String type, String subtype, String business, String time) {
    var credentials = account.credentials();
    var certificate = Pem.certificate(credentials.getString("certificate"));
    return Message.empty()
        .with("version", "5.1.0")
        .with("encoding", "UTF-8")
        .with("signMethod", "01")
        .with("accessType", "0")
        .with("channelType", "08")
        .with("merId", credentials.getString("merId"))
        .with("certId", certificate.getSerialNumber().toString())
        .with("txnType", type)
        .with("txnSubType", subtype)
        .with("bizType", business)
        .with("txnTime", time);
  }

  private static String send(OneThread provider, String path, Message message) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Pem.privateKey("RSA", account.credentials().getString("privateKey")));
      signature.update(message.digest());
      var signed = Base64.getEncoder().encodeToString(signature.sign());
      return provider.request(
          "POST",
          path,
          Map.of("content-type", "application/x-www-form-urlencoded;charset=UTF-8"),
          message.with("signature", signed).form());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

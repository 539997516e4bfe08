package guitai.local.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.http.Request;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatPaySimulatorTest {
  private static final String NUMBER = "0123456789ABCDEFGHJKMNPQRS01";

  @TempDir private Path home;
  private WechatPaySimulator simulator;
  private MerchantClient merchant;

  @BeforeEach
  void open() {
    simulator = WechatPaySimulator.start(home, "localhost", 0, URI.create("http://localhost"));
    merchant = new MerchantClient(simulator.port());
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void an_order_is_paid_and_told_by_query_and_callback() {
    try (var shop = Shop.answering(200)) {
      var ordered =
          merchant.post(
              "/v3/pay/transactions/native", merchant.order(NUMBER, "qr", shop.notifyUrl()));
      assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(200);
      assertThat(merchant.verifies(ordered)).isTrue();
      assertThat(Json.parse(ordered.body()).getString("code_url"))
          .startsWith("weixin://wxpay/bizpayurl?pr=");
      assertThat(state(NUMBER)).isEqualTo("NOTPAY");

      var played =
          merchant.simulate(
              "{\"play\":\"pay\",\"order\":\"" + NUMBER.substring(0, 26) + "\",\"coupon\":100}");
      assertThat(played.statusCode()).as(played.body()).isEqualTo(200);
      var numbers = Json.parse(played.body());
      assertThat(numbers.getString("transactionId")).matches("4200[0-9]{24}");

      assertThat(state(NUMBER)).isEqualTo("SUCCESS");
      var callback = shop.await(1).getFirst();
      assertThat(signed(callback)).isTrue();
      assertThat(callback.header("wechatpay-serial")).contains(merchant.credential("publicKeyId"));
      var told = opened(callback);
      assertThat(told.getString("transaction_id")).isEqualTo(numbers.getString("transactionId"));
      assertThat(told.getJsonObject("amount").getInt("total")).isEqualTo(600);
      assertThat(told.getJsonObject("amount").getInt("payer_total")).isEqualTo(500);
    }
  }

  private String state(String number) {
    return Json.parse(merchant.query(number).body()).getString("trade_state");
  }

  private boolean signed(Request callback) {
    return merchant.verifies(
        callback.header("wechatpay-serial").orElse(""),
        callback.header("wechatpay-timestamp").orElse(""),
        callback.header("wechatpay-nonce").orElse(""),
        Shop.text(callback),
        callback.header("wechatpay-signature").orElse(""));
  }

  private JsonObject opened(Request callback) {
    var resource = Json.parse(Shop.text(callback)).getJsonObject("resource");
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(
              merchant.credential("apiV3Key").getBytes(StandardCharsets.UTF_8), "AES"),
          new GCMParameterSpec(128, resource.getString("nonce").getBytes(StandardCharsets.UTF_8)));
      cipher.updateAAD(resource.getString("associated_data").getBytes(StandardCharsets.UTF_8));
      return Json.parse(
          cipher.doFinal(Base64.getDecoder().decode(resource.getString("ciphertext"))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

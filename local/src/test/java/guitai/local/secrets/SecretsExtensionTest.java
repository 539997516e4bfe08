package guitai.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.local.provider.AlipayAccount;
import guitai.local.provider.AppStoreAccount;
import guitai.local.provider.ProviderAccounts;
import guitai.local.provider.WechatPayAccount;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.keys.KeyFiles;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsExtensionTest {
  private static final JsonObject CREDENTIALS =
      Json.parse(
          """
          {"mchid":"1900000001","merchantSerial":"M1","merchantPrivateKey":"P","apiV3Key":"3",
           "apiV2Key":"2","publicKeyId":"PUB_KEY_ID_1","publicKey":"K","platformSerial":"S1",
           "platformCertificate":"C"}
          """);

  @TempDir Path home;

  private static final JsonObject ALIPAY =
      Json.parse("{\"appPrivateKey\":\"P\",\"alipayPublicKey\":\"K\"}");
  private static final JsonObject APP_STORE =
      Json.parse("{\"bundleId\":\"b\",\"issuerId\":\"I\",\"keyId\":\"N\",\"privateKey\":\"P\"}");
  private static final ProviderAccounts ACCOUNTS =
      new ProviderAccounts(
          List.of(
              new WechatPayAccount(CREDENTIALS),
              new AlipayAccount(ALIPAY),
              new AppStoreAccount(APP_STORE)));

  @Test
  void a_secret_is_answered_by_name_and_by_arn_as_by_the_extension() {
    var byArn = ask(SecretsExtension.arn(WechatPayAccount.MERCHANT));

    assertThat(ask(WechatPayAccount.MERCHANT)).isEqualTo(byArn);
    assertThat(byArn.getString("Name")).isEqualTo(WechatPayAccount.MERCHANT);
    assertThat(byArn.getString("ARN")).startsWith("arn:aws:secretsmanager:");
    assertThat(Json.parse(byArn.getString("SecretString")))
        .isEqualTo(Json.parse("{\"serial\":\"M1\",\"privateKey\":\"P\"}"));
  }

  @Test
  void both_kinds_of_keys_are_trusted_at_once() {
    assertThat(document(WechatPayAccount.TRUST))
        .isEqualTo(
            Json.parse(
                """
                {"keys":[{"id":"PUB_KEY_ID_1","publicKey":"K"},{"id":"S1","certificate":"C"}],
                 "answersWith":"PUB_KEY_ID_1"}
                """));
  }

  @Test
  void the_keys_that_verify_alipay_are_apart_from_the_key_that_signs() {
    assertThat(document(AlipayAccount.MERCHANT)).isEqualTo(Json.parse("{\"privateKey\":\"P\"}"));
    assertThat(document(AlipayAccount.TRUST)).isEqualTo(Json.parse("{\"publicKey\":\"K\"}"));
    assertThat(document(AppStoreAccount.KEY))
        .isEqualTo(Json.parse("{\"issuerId\":\"I\",\"keyId\":\"N\",\"privateKey\":\"P\"}"));
  }

  @Test
  void receiving_notifications_needs_no_private_key() {
    assertThat(document(WechatPayAccount.NOTIFICATION).keySet())
        .containsExactlyInAnyOrder("apiV3Key", "apiV2Key");
  }

  @Test
  void generated_secrets_stay_what_they_are() {
    var order = document(StoreSecrets.ORDER_SECRET);
    var entitlement = document(StoreSecrets.ENTITLEMENT_KEY);

    assertThat(Base64.getDecoder().decode(order.getString("secret")))
        .hasSizeGreaterThanOrEqualTo(32);
    assertThat(entitlement.getString("privateKey")).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(entitlement.getString("publicKey")).startsWith("-----BEGIN PUBLIC KEY-----");
    assertThat(document(StoreSecrets.ORDER_SECRET)).isEqualTo(order);
    assertThat(document(StoreSecrets.ENTITLEMENT_KEY)).isEqualTo(entitlement);
  }

  @Test
  void a_secret_is_refused_without_its_header_or_its_name() {
    assertThat(answer(StoreSecrets.ORDER_SECRET, Map.of()).status()).isEqualTo(401);
    assertThat(answer("guitai/else", Map.of("x-aws-parameters-secrets-token", "t")).status())
        .isEqualTo(400);
  }

  private JsonObject document(String name) {
    return Json.parse(ask(name).getString("SecretString"));
  }

  private JsonObject ask(String id) {
    var answer = answer(id, Map.of("x-aws-parameters-secrets-token", "t"));
    assertThat(answer.status()).isEqualTo(200);
    return Json.parse(answer.body().toArray());
  }

  private Response answer(String id, Map<String, String> headers) {
    var secrets = new SecretsExtension(StoreSecrets.of(new KeyFiles(home))).and(ACCOUNTS.secrets());
    var query = "secretId=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    return secrets.handle(
        new Request(
            "GET",
            SecretsExtension.PATH,
            Optional.of(query),
            headers,
            Bytes.utf8(""),
            "127.0.0.1"));
  }
}

package guitai.sandbox.appstore;

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

class AppStoreInOneThreadTest {
  private static SimulatedAccount account;

  @BeforeAll
  static void keys(@TempDir Path home) {
    account = new AppStore(StoreEnvironment.PRODUCTION).account(home);
  }

  @Test
  void the_same_seed_gives_the_same_bytes() {
    var once = played(1);
    assertThat(once)
        .contains(
            "POST http://merchant.example/notifications/app-store",
            "signedPayload",
            "signedTransactionInfo",
            "notificationHistory",
            "ocsp-response",
            "testNotificationToken",
            "paginationToken");
    assertThat(played(1)).isEqualTo(once);
  }

  @Test
  void another_seed_gives_other_numbers() {
    assertThat(played(2)).isNotEqualTo(played(1));
  }

  private static String played(long seed) {
    var provider = new OneThread(account, seed);
    var number = provider.play("{'play':'buy','product':'ink-garden'}").getString("transactionId");
    provider.deliver();
    provider.answer(Response.empty(200));
    provider.advance(Duration.ofHours(1));
    assertThat(provider.deliver()).isEqualTo(1);
    call(provider, "GET", "/inApps/v1/transactions/" + number, "");
    provider.play(
        "{'play':'refund','transaction':'" + number + "','callback':{'tamper':'signature'}}");
    provider.deliver();
    call(provider, "GET", "/inApps/v2/history/" + number, "");
    for (int i = 0; i < 20; i++) {
      call(provider, "POST", "/inApps/v1/notifications/test", "");
      provider.deliver();
    }
    var begin = provider.now().minus(Duration.ofDays(1)).toEpochMilli();
    var end = provider.now().plus(Duration.ofDays(1)).toEpochMilli();
    call(
        provider,
        "POST",
        "/inApps/v1/notifications/history",
        "{\"startDate\":%d,\"endDate\":%d}".formatted(begin, end));
    provider.request("GET", "/ocsp/" + "MAA=", Map.of(), "");
    provider.request("GET", "/simulate/orders", Map.of(), "");
    return provider.transcript();
  }

  private static void call(OneThread provider, String method, String target, String body) {
    provider.request(method, target, Map.of("authorization", "Bearer " + token(provider)), body);
  }

  private static String token(OneThread provider) {
    var credentials = account.credentials();
    var now = provider.now().getEpochSecond();
    var header =
        Json.object().add("alg", "ES256").add("kid", credentials.getString("keyId")).build();
    var claims =
        Json.object()
            .add("iss", credentials.getString("issuerId"))
            .add("aud", "appstoreconnect-v1")
            .add("bid", credentials.getString("bundleId"))
            .add("iat", now)
            .add("exp", now + 600)
            .build();
    var text = Signer.base64(header) + "." + Signer.base64(claims);
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(Pem.privateKey("EC", credentials.getString("privateKey")));
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

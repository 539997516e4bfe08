package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.keys.Pem;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayCallbacksTest {
  private static final String NUMBER = "ORDER00001";

  @TempDir private Path home;
  private World world;

  @BeforeEach
  void open() {
    world = World.open(home);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void an_unacknowledged_callback_is_repeated_fifteen_times_and_then_given_up() {
    try (var shop = Shop.answering(500)) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, "");
      int sent = 1;
      for (var gap : Notifier.GAPS) {
        Callbacks.awaitAttempts(world, NUMBER, sent);
        assertThat(shop.received()).hasSize(sent);
        world.merchant().advance(gap.toSeconds());
        shop.await(++sent);
      }
      Callbacks.awaitAttempts(world, NUMBER, 16);
      world.merchant().advance(Duration.ofDays(30).toSeconds());
      Shop.pause(Duration.ofMillis(200));
      assertThat(shop.received()).hasSize(16);
      assertThat(world.merchant().books(NUMBER).getJsonArray("callbacks").getJsonObject(0))
          .doesNotContainKey("next");
      var callbacks =
          shop.received().stream().map(r -> new ReceivedNotification(r, world.merchant())).toList();
      assertThat(callbacks).allMatch(ReceivedNotification::verifies);
      assertThat(distinct(callbacks, "id")).isEqualTo(1);
      assertThat(new HashSet<>(callbacks.stream().map(c -> c.header("wechatpay-nonce")).toList()))
          .hasSize(16);
    }
  }

  @Test
  void the_retries_take_a_day_and_four_minutes() {
    assertThat(Notifier.GAPS.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofHours(24).plusMinutes(4));
  }

  @Test
  void a_clock_moved_past_all_retries_meets_them_all() {
    try (var shop = Shop.answering(503)) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, "");
      world.merchant().advance(Duration.ofDays(2).toSeconds());
      Callbacks.awaitAttempts(world, NUMBER, 16);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204})
  void an_acknowledged_callback_is_not_repeated(int status) {
    var answers = new AtomicInteger();
    try (var shop = new Shop(_ -> Response.empty(answers.getAndIncrement() == 0 ? 500 : status))) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, "");
      Callbacks.awaitAttempts(world, NUMBER, 1);
      world.merchant().advance(Duration.ofDays(2).toSeconds());
      Callbacks.awaitAttempts(world, NUMBER, 2);
      Shop.pause(Duration.ofMillis(200));
      assertThat(shop.received()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 302, 401, 500})
  void any_other_answer_is_none(int status) {
    try (var shop = Shop.answering(status)) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, "");
      var attempt = Callbacks.awaitAttempts(world, NUMBER, 1).getJsonObject(0);
      assertThat(attempt.getBoolean("acknowledged")).isFalse();
      assertThat(attempt.getString("result")).isEqualTo(Integer.toString(status));
    }
  }

  @Test
  void an_answer_after_five_seconds_is_none() {
    var release = new CountDownLatch(1);
    try (var shop = new Shop(_ -> after(release))) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, "");
      var attempt = Callbacks.awaitAttempts(world, NUMBER, 1).getJsonObject(0);
      release.countDown();
      assertThat(attempt.getBoolean("acknowledged")).isFalse();
    }
  }

  private static Response after(CountDownLatch release) {
    try {
      var _ = release.await(20, TimeUnit.SECONDS);
      return Response.empty(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Response.empty(500);
    }
  }

  @Test
  void so_many_copies_are_sent_at_once_each_signed_for_itself() {
    var together = new CountDownLatch(5);
    try (var shop = new Shop(_ -> meet(together))) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, ",\"callback\":{\"times\":5}");
      var attempt = Callbacks.awaitAttempts(world, NUMBER, 1).getJsonObject(0);
      assertThat(attempt.getString("result")).isEqualTo("200, 200, 200, 200, 200");
      var callbacks =
          shop.received().stream().map(r -> new ReceivedNotification(r, world.merchant())).toList();
      assertThat(callbacks).hasSize(5).allMatch(ReceivedNotification::verifies);
      assertThat(distinct(callbacks, "id")).isEqualTo(1);
      assertThat(new HashSet<>(callbacks.stream().map(c -> c.header("wechatpay-nonce")).toList()))
          .hasSize(5);
    }
  }

  private static Response meet(CountDownLatch together) {
    together.countDown();
    return Response.empty(after(together).status());
  }

  @Test
  void a_dropped_callback_never_comes() {
    try (var shop = Shop.answering(200)) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, ",\"callback\":{\"drop\":true}");
      world.merchant().advance(Duration.ofDays(2).toSeconds());
      Shop.pause(Duration.ofMillis(200));
      assertThat(shop.received()).isEmpty();
      assertThat(world.state(NUMBER)).isEqualTo("SUCCESS");
    }
  }

  @Test
  void a_delayed_callback_waits_for_the_clock_and_comes_once() {
    try (var shop = Shop.answering(500)) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, ",\"callback\":{\"delayMillis\":600000}");
      Shop.pause(Duration.ofMillis(100));
      assertThat(shop.received()).isEmpty();
      world.merchant().advance(600);
      shop.await(1);
      world.merchant().advance(Duration.ofDays(2).toSeconds());
      Shop.pause(Duration.ofMillis(200));
      assertThat(shop.received()).hasSize(1);
    }
  }

  @Test
  void a_callback_can_be_signed_by_the_platform_certificate() {
    try (var shop = Shop.answering(200)) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, ",\"key\":\"platform-certificate\"");
      var callback = new ReceivedNotification(shop.await(1).getFirst(), world.merchant());
      assertThat(callback.header("wechatpay-serial"))
          .isEqualTo(world.merchant().credential("platformSerial"));
      assertThat(callback.verifies()).isTrue();
    }
  }

  @Test
  void tamper_body_changes_what_was_signed_and_nothing_that_decrypts() {
    var callback = tampered("body");
    assertThat(callback.verifies()).isFalse();
    assertThat(callback.opened().getJsonObject("amount").getInt("total")).isEqualTo(600);
    assertThat(callback.envelope().getString("summary")).isNotEqualTo("支付成功");
  }

  @Test
  void tamper_amount_is_validly_signed() {
    var callback = tampered("amount");
    assertThat(callback.verifies()).isTrue();
    assertThat(callback.opened().getJsonObject("amount").getInt("total")).isEqualTo(599);
  }

  @Test
  void tamper_signature_is_base64_of_no_signature() {
    var callback = tampered("signature");
    assertThat(callback.verifies()).isFalse();
    assertThat(Base64.getDecoder().decode(callback.header("wechatpay-signature"))).hasSize(256);
  }

  @Test
  void tamper_serial_names_an_unknown_key_over_a_good_signature() {
    var callback = tampered("serial");
    var merchant = world.merchant();
    assertThat(callback.header("wechatpay-serial")).matches("[0-9A-F]{40}");
    assertThat(callback.verifies()).isFalse();
    assertThat(
            merchant.verifies(
                merchant.credential("publicKeyId"),
                callback.header("wechatpay-timestamp"),
                callback.header("wechatpay-nonce"),
                Shop.text(callback.request()),
                callback.header("wechatpay-signature")))
        .isTrue();
  }

  @Test
  void tamper_stale_is_ten_minutes_old_and_validly_signed() {
    var callback = tampered("stale");
    var at = Instant.ofEpochSecond(Long.parseLong(callback.header("wechatpay-timestamp")));
    assertThat(Duration.between(at, Instant.now()))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    assertThat(callback.verifies()).isTrue();
  }

  @Test
  void tamper_probe_cannot_even_be_decoded() {
    var signature = tampered("probe").header("wechatpay-signature");
    assertThat(signature).startsWith("WECHATPAY/SIGNTEST/");
    assertThatThrownBy(() -> Base64.getDecoder().decode(signature))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tamper_old_key_is_signed_by_an_unpublished_certificate() throws Exception {
    var callback = tampered("old-key");
    var keys = home.resolve("keys").resolve("wechat-pay");
    var old = Pem.certificate(Files.readString(keys.resolve("old-platform-certificate.pem")));
    assertThat(callback.header("wechatpay-serial"))
        .isEqualTo("%040X".formatted(old.getSerialNumber()));
    assertThat(callback.verifies()).isFalse();
    var verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(old.getPublicKey());
    verifier.update(
        Signer.lines(
            callback.request().body(),
            callback.header("wechatpay-timestamp"),
            callback.header("wechatpay-nonce")));
    assertThat(verifier.verify(Base64.getDecoder().decode(callback.header("wechatpay-signature"))))
        .isTrue();
  }

  private ReceivedNotification tampered(String tamper) {
    try (var shop = Shop.answering(401)) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, ",\"callback\":{\"tamper\":\"" + tamper + "\"}");
      return new ReceivedNotification(shop.await(1).getFirst(), world.merchant());
    }
  }

  private static long distinct(List<ReceivedNotification> callbacks, String field) {
    return callbacks.stream().map(c -> c.envelope().getString(field)).distinct().count();
  }
}

package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.notification.NotificationConfig;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import guitai.bytes.Bytes;
import guitai.keys.CanonicalBase64;
import guitai.keys.Digest;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Refunds;
import guitai.storefront.Channel;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The published and derived notifications, and the official SDK's opinion of them.
class NotificationVectorsTest {
  private static final WechatPayAccount ACCOUNT =
      new WechatPayAccount(
          "1900007291",
          Map.of(Channel.WECHAT, "wxd678efh567hg6787"),
          URI.create("https://api.mch.weixin.qq.com"),
          URI.create("https://store.example/notifications/wechat-pay"));
  private static final WechatPaySecrets SECRETS =
      new WechatPaySecrets("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", Optional.empty());

  private final WechatPayNotifications notifications =
      new WechatPayNotifications(ACCOUNT, Vectors::keys, () -> SECRETS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transaction-success-pubkey",
        "transaction-success-cert-serial",
        "transaction-success-amount-mismatch"
      })
  void a_payment_passes_under_either_kind_of_key(String name) throws Forged {
    var vector = vector(name);
    var total = vector.getString("expected_plaintext").contains("\"total\":1800") ? 1800 : 1;

    var notice = notifications.verify(delivery(vector));

    assertThat(notice)
        .isInstanceOfSatisfying(
            Notification.Paid.class,
            paid -> {
              assertThat(paid.merchantOrderNumber()).isEqualTo("DG20260101000000000001");
              assertThat(paid.payment().amount()).isEqualTo(Money.of(total, "CNY"));
              assertThat(paid.payment().id().number()).isEqualTo("4200002588202601010123456789");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"entrust-sign", "entrust-terminate"})
  void other_events_pass_without_effect(String name) throws Forged {
    var notice = notifications.verify(delivery(vector(name)));

    assertThat(notice)
        .isInstanceOfSatisfying(
            Notification.Other.class, other -> assertThat(other.query()).isFalse());
  }

  @Test
  void a_refund_passes_with_its_outcome() throws Forged {
    assertThat(progress("refund-success")).isInstanceOf(Refunds.Progress.Done.class);
    assertThat(progress("refund-closed")).isInstanceOf(Refunds.Progress.Closed.class);
  }

  private Refunds.Progress progress(String name) throws Forged {
    return ((Notification.RefundFinished) notifications.verify(delivery(vector(name)))).progress();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "neg-body-reserialised-whitespace",
        "neg-body-trailing-newline",
        "neg-body-unicode-escaped",
        "neg-future-timestamp",
        "neg-missing-serial",
        "neg-nonce-and-timestamp-swapped"
      })
  void a_delivery_that_fails_verification_is_forged(String name) {
    assertForged(name, Forged.Kind.FORGERY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"neg-signtest-invalid-base64", "neg-signtest-valid-base64-length"})
  void a_probe_is_refused_as_a_probe(String name) {
    assertForged(name, Forged.Kind.PROBE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"neg-unknown-serial", "neg-valid-signature-wrong-aad"})
  void a_notification_that_cannot_be_verified_or_decrypted_is_sent_again(String name) {
    assertThatThrownBy(() -> notifications.verify(delivery(vector(name))))
        .isInstanceOf(Unavailable.class);
  }

  /// EDGE-7: anyone can name an unknown key; only WeChat Pay can sign what we can't read.
  @ParameterizedTest
  @CsvSource({
    "neg-unknown-serial, UNKNOWN_KEY",
    "neg-valid-signature-wrong-aad, UNREADABLE",
  })
  void an_unknown_key_and_an_unreadable_content_are_told_apart(String name, Unavailable.Kind kind) {
    assertThatThrownBy(() -> notifications.verify(delivery(vector(name))))
        .isInstanceOfSatisfying(
            Unavailable.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  @Test
  void a_notification_of_the_official_sdks_tests_verifies_and_decrypts()
      throws Forged, GeneralSecurityException {
    var vector = vector("go-payscore-user-open");
    var delivery = delivery(vector);

    var message =
        new SignedMessage(
            delivery::header, delivery.body().toArray(), Vectors.keys(), delivery.receivedAt());

    // Its key has 16 bytes, which WechatPaySecrets refuses: only the primitive takes it.
    var resource = guitai.json.Json.parse(message.body()).getJsonObject("resource");
    var opened =
        Aead.open(
            vector.getString("api_v3_key").getBytes(StandardCharsets.US_ASCII),
            resource.getString("nonce"),
            resource.getString("associated_data"),
            CanonicalBase64.decode(resource.getString("ciphertext")).orElseThrow());
    assertThat(new String(opened, StandardCharsets.UTF_8))
        .isEqualTo(vector.getString("expected_plaintext"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"transaction-success-pubkey", "transaction-success-amount-mismatch"})
  void the_official_sdk_reads_the_same_payment(String name) throws Forged {
    var vector = vector(name);
    var paid = (Notification.Paid) notifications.verify(delivery(vector));

    var theirs =
        parser()
            .parse(request(vector), com.wechat.pay.java.service.payments.model.Transaction.class);

    assertThat(theirs.getTradeState()).isEqualTo(TradeStateEnum.SUCCESS);
    assertThat(theirs.getOutTradeNo()).isEqualTo(paid.merchantOrderNumber());
    assertThat(theirs.getTransactionId()).isEqualTo(paid.payment().id().number());
    assertThat(theirs.getAmount().getTotal().longValue())
        .isEqualTo(paid.payment().amount().minorUnits());
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-success", "refund-closed"})
  void the_official_sdk_reads_the_same_refund(String name) throws Forged {
    var vector = vector(name);
    var refunded = (Notification.RefundFinished) notifications.verify(delivery(vector));

    var theirs = parser().parse(request(vector), RefundNotification.class);

    assertThat(theirs.getOutTradeNo()).isEqualTo(refunded.merchantOrderNumber());
    assertThat(theirs.getTransactionId()).isEqualTo(refunded.payment());
    assertThat(theirs.getOutRefundNo()).isEqualTo(refunded.number());
    assertThat(refunded.progress())
        .isEqualTo(
            switch (theirs.getRefundStatus()) {
              case SUCCESS ->
                  new Refunds.Progress.Done(
                      theirs.getRefundId(),
                      Money.of(theirs.getAmount().getRefund(), "CNY"),
                      OffsetDateTime.parse(theirs.getSuccessTime()).toInstant());
              case CLOSED -> new Refunds.Progress.Closed(theirs.getRefundId());
              case PROCESSING, ABNORMAL -> new Refunds.Progress.Unknown();
            });
  }

  private static NotificationParser parser() {
    NotificationConfig config =
        new RSAPublicKeyNotificationConfig.Builder()
            .publicKey(Vectors.text("keys/go-platform-public-key.pem"))
            .publicKeyId("PUB_KEY_ID_0112345678902026010100000000000001")
            .apiV3Key(SECRETS.apiV3Key())
            .build();
    return new NotificationParser(config);
  }

  private static RequestParam request(JsonObject vector) {
    var headers = Vectors.headers(vector);
    return new RequestParam.Builder()
        .serialNumber(headers.get("Wechatpay-Serial"))
        .nonce(headers.get("Wechatpay-Nonce"))
        .signature(headers.get("Wechatpay-Signature"))
        .timestamp(headers.get("Wechatpay-Timestamp"))
        .signType(headers.get("Wechatpay-Signature-Type"))
        .body(vector.getString("body"))
        .build();
  }

  private void assertForged(String name, Forged.Kind kind) {
    assertThatThrownBy(() -> notifications.verify(delivery(vector(name))))
        .isInstanceOfSatisfying(Forged.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static JsonObject vector(String name) {
    return Vectors.object("notify/" + name + ".json");
  }

  private static Delivery delivery(JsonObject vector) {
    var body = vector.getString("body").getBytes(StandardCharsets.UTF_8);
    if (vector.containsKey("body_sha256")) {
      assertThat(Digest.sha256(body)).isEqualTo(vector.getString("body_sha256"));
    }
    return new Delivery(
        Vectors.headers(vector), Bytes.of(body), Instant.ofEpochSecond(vector.getInt("now")));
  }
}

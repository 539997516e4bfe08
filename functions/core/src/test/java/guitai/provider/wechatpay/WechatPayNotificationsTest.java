package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import guitai.bytes.Bytes;
import guitai.keys.Digest;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayNotificationsTest {
  private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS01";
  private final WechatPayNotifications notifications =
      new WechatPayNotifications(
          FakeWechatPay.ACCOUNT, () -> FakeWechatPay.KEYS, () -> FakeWechatPay.SECRETS);

  @Test
  void a_payment_is_read_in_our_terms() throws Forged {
    var delivery = success(FakeWechatPay.transaction(ORDER, "SUCCESS", "600"));

    var notice = paid(delivery);

    assertThat(notice.merchantOrderNumber()).isEqualTo(ORDER);
    assertThat(notice.payment().id().text()).isEqualTo("wechat-pay:1900000001:4200001");
    assertThat(notice.payment().app()).isEqualTo("wxqr");
    assertThat(notice.payment().amount()).isEqualTo(Money.of(600, "CNY"));
    assertThat(notice.payment().paidAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void the_evidence_is_the_delivery_that_was_verified_and_verifies_again() throws Forged {
    var headers = new HashMap<>(success(transaction()).headers());
    headers.put("authorization", "Bearer other");
    headers.put("content-type", "application/json");
    var body = success(transaction()).body();

    var evidence = paid(new Delivery(headers, body, FakeWechatPay.NOW)).evidence();

    assertThat(evidence.body()).isEqualTo(body);
    assertThat(evidence.headers()).doesNotContainKey("authorization").hasSize(6);
    var signed =
        SignedMessage.message(
            headers.getOrDefault("wechatpay-timestamp", ""),
            headers.getOrDefault("wechatpay-nonce", ""),
            body.toArray());
    assertThat(evidence.digest()).isEqualTo(Digest.sha256(signed));
    var replay = new Delivery(evidence.headers(), evidence.body(), evidence.receivedAt());
    assertThat(paid(replay).evidence()).isEqualTo(evidence);
  }

  @Test
  void neither_associated_data_nor_a_notification_number_is_needed() throws Forged {
    var envelope = FakeWechatPay.envelope("TRANSACTION.SUCCESS", transaction(), "");
    var delivery = FakeWechatPay.delivery(envelope.replace("\"id\":\"EV-1\",", ""));
    assertThat(paid(delivery).merchantOrderNumber()).isEqualTo(ORDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"mchid\":\"1900000002\"", "\"mchid\":1900000001", "\"mch_id\":\"1\""})
  void another_merchants_payment_is_refused(String mchid) {
    var content = transaction().replace("\"mchid\":\"1900000001\"", mchid);
    assertThatThrownBy(() -> notifications.verify(success(content))).isInstanceOf(Forged.class);
  }

  /// ADDR-1: the addressee is our merchant; the app is compared with the attempt's.
  @Test
  void a_payment_of_our_merchant_is_ours_under_any_app() throws Forged {
    var content = transaction().replace("\"appid\":\"wxqr\"", "\"appid\":\"wxother\"");
    assertThat(paid(success(content)).payment().app()).isEqualTo("wxother");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"appid\":null", "\"sub_appid\":\"wxqr\""})
  void without_an_app_it_is_no_payment_but_a_reason_to_query(String appid) throws Forged {
    var content = transaction().replace("\"appid\":\"wxqr\"", appid);
    assertThat(other(success(content)).query()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "6.00",
        "6e2",
        "\"600\"",
        "null",
        "9223372036854775808",
        "100000000000000000000000000000000000000",
        "{}"
      })
  void an_unreadable_amount_is_no_payment_but_a_reason_to_query(String total) throws Forged {
    var notice = other(success(FakeWechatPay.transaction(ORDER, "SUCCESS", total)));
    assertThat(notice.query()).isTrue();
    assertThat(notice.merchantOrderNumber()).contains(ORDER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"currency\":\"CNY\"|\"currency\":null",
        "\"currency\":\"CNY\"|\"currency\":\"XXY\"",
        "\"transaction_id\"|\"other_id\"",
        "2026-01-01T08:00:00+08:00|20260101080000",
        "\"success_time\"|\"other_time\"",
        "\"amount\"|\"other_amount\"",
        "\"trade_state\":\"SUCCESS\"|\"trade_state\":\"NOTPAY\"",
        "\"trade_state\":\"SUCCESS\"|\"trade_state\":\"REFUND\""
      })
  void a_success_without_a_whole_payment_is_a_reason_to_query(String from, String to)
      throws Forged {
    var content = transaction().replace(from, to == null ? "" : to);
    assertThat(content).isNotEqualTo(transaction());
    assertThat(other(success(content)).query()).isTrue();
  }

  /// ADDR-11: as in the answer to a query.
  @Test
  void a_payment_that_names_no_currency_is_in_yuan() throws Forged {
    var content = transaction().replace(",\"currency\":\"CNY\"", "");
    assertThat(content).isNotEqualTo(transaction());
    assertThat(paid(success(content)).payment().amount()).isEqualTo(Money.of(600, "CNY"));
  }

  @Test
  void a_refund_is_a_reason_to_query() throws Forged {
    var notice = other(FakeWechatPay.event("REFUND.SUCCESS", refund("1900000001")));
    assertThat(notice)
        .returns("REFUND.SUCCESS", Notification.Other::type)
        .returns("EV-1", Notification.Other::id)
        .returns(true, Notification.Other::query)
        .returns(Optional.of(ORDER), Notification.Other::merchantOrderNumber);
  }

  @Test
  void another_merchants_refund_is_refused() {
    var delivery = FakeWechatPay.event("REFUND.SUCCESS", refund("1900000002"));
    assertThatThrownBy(() -> notifications.verify(delivery)).isInstanceOf(Forged.class);
  }

  @Test
  void an_event_of_an_unknown_type_is_accepted_and_changes_nothing() throws Forged {
    var notice = other(FakeWechatPay.event("SECURITY_ECHO.SUCCESS", "{\"echo\":\"1\"}"));
    assertThat(notice.query()).isFalse();
    assertThat(notice.merchantOrderNumber()).isEmpty();
  }

  /// ADDR-3.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COMPLAINT.CREATE | {\"complaint_id\":\"2002\",\"action_type\":\"CREATE_COMPLAINT\"} |"
            + " 2002",
        "COMPLAINT.STATE_CHANGE | {\"complaint_id\":\"2002\",\"action_type\":\"NEW_2027\"} | 2002",
        "COMPLAINT.CREATE | {\"action_type\":\"CREATE_COMPLAINT\"} |",
        "COMPLAINT.CREATE | {\"complaint_id\":\"\"} |",
        "COMPLAINT.CREATE | {\"complaint_id\":\"/../\"} |"
      })
  void a_complaint_is_one_whatever_of_it_can_be_read(String type, String content, String number)
      throws Forged {
    assertThat(notifications.verify(FakeWechatPay.event(type, content)))
        .isInstanceOfSatisfying(
            Notification.Complained.class,
            complained -> {
              assertThat(complained.complaint()).isEqualTo(Optional.ofNullable(number));
              assertThat(complained.known().type()).isEqualTo(type);
            });
  }

  /// ADDR-3.
  @Test
  void an_event_of_an_unknown_type_is_for_a_person() throws Forged {
    assertThat(notifications.verify(FakeWechatPay.event("MARKETING.NEW_2027", "{\"a\":1}")))
        .isInstanceOfSatisfying(
            Notification.Unrecognized.class,
            unknown -> {
              assertThat(unknown.money()).isTrue();
              assertThat(unknown.known().type()).isEqualTo("MARKETING.NEW_2027");
            });
  }

  @Test
  void an_event_of_an_unknown_type_for_another_merchant_is_refused() {
    var delivery = FakeWechatPay.event("ENTRUST.SIGN", "{\"mchid\":\"1900000002\"}");
    assertThatThrownBy(() -> notifications.verify(delivery)).isInstanceOf(Forged.class);
  }

  @Test
  void a_signed_event_that_our_key_does_not_decrypt_is_sent_again() {
    var secrets = new WechatPaySecrets("another_key_of_thirty_two_bytes!", Optional.empty());
    var later =
        new WechatPayNotifications(FakeWechatPay.ACCOUNT, () -> FakeWechatPay.KEYS, () -> secrets);
    assertThatThrownBy(() -> later.verify(success(transaction()))).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"event_type\":1}",
        "{\"event_type\":\"TRANSACTION.SUCCESS\"}",
        "{\"a\":1,\"a\":2}",
        "{\"event_type\":\"X\",\"resource\":{\"algorithm\":\"OTHER\"}}",
        "{\"event_type\":\"X\",\"resource\":{\"algorithm\":\"AEAD_AES_256_GCM\",\"nonce\":\"1\"}}",
        "{\"a\":1e999999999}",
        "{\"a\":1e",
        "\u0000"
      })
  void a_signed_event_that_cannot_be_read_is_sent_again(String body) {
    assertThatThrownBy(() -> notifications.verify(FakeWechatPay.delivery(body)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_number_of_a_thousand_digits_breaks_nothing() {
    var body = "{\"a\":" + "9".repeat(5000) + "}";
    assertThatThrownBy(() -> notifications.verify(FakeWechatPay.delivery(body)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_ciphertext_in_another_spelling_is_not_read() {
    var envelope = FakeWechatPay.envelope("TRANSACTION.SUCCESS", transaction(), "transaction");
    var spelt = envelope.replaceFirst("(\"ciphertext\":\"[^\"]{40})", "$1 ");
    assertThatThrownBy(() -> notifications.verify(FakeWechatPay.delivery(spelt)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_delivery_larger_than_64_kilobytes_is_refused() {
    var body = Bytes.of(new byte[64 * 1024 + 1]);
    assertThatThrownBy(() -> notifications.verify(new Delivery(Map.of(), body, FakeWechatPay.NOW)))
        .isInstanceOf(Forged.class);
  }

  @Test
  void unavailable_keys_are_no_forgery() {
    var later =
        new WechatPayNotifications(
            FakeWechatPay.ACCOUNT,
            () -> {
              throw new Unavailable("not now");
            },
            () -> FakeWechatPay.SECRETS);
    assertThatThrownBy(() -> later.verify(success(transaction()))).isInstanceOf(Unavailable.class);
  }

  @Test
  void an_unsigned_delivery_is_refused_before_any_reading() {
    var body = Bytes.utf8(FakeWechatPay.envelope("TRANSACTION.SUCCESS", transaction(), ""));
    assertThatThrownBy(() -> notifications.verify(new Delivery(Map.of(), body, FakeWechatPay.NOW)))
        .isInstanceOf(Forged.class);
  }

  @Test
  void acknowledgements_are_as_documented() {
    var delivery = success(transaction());
    assertThat(notifications.provider()).isEqualTo("wechat-pay");
    assertThat(notifications.accepted(delivery).status()).isEqualTo(200);
    assertThat(notifications.accepted(delivery).body()).isEmpty();
    assertThat(notifications.refused(delivery, 401).status()).isEqualTo(401);
    assertThat(notifications.refused(delivery, 401).body())
        .isEqualTo("{\"code\":\"FAIL\",\"message\":\"失败\"}");
  }

  private Notification.Paid paid(Delivery delivery) throws Forged {
    var notice = notifications.verify(delivery);
    assertThat(notice).isInstanceOf(Notification.Paid.class);
    return (Notification.Paid) notice;
  }

  private Notification.Other other(Delivery delivery) throws Forged {
    var notice = notifications.verify(delivery);
    assertThat(notice).asInstanceOf(type(Notification.Other.class)).isNotNull();
    return (Notification.Other) notice;
  }

  private static Delivery success(String content) {
    return FakeWechatPay.event("TRANSACTION.SUCCESS", content);
  }

  private static String transaction() {
    return FakeWechatPay.transaction(ORDER, "SUCCESS", "600");
  }

  private static String refund(String mchid) {
    return "{\"mchid\":\"%s\",\"out_trade_no\":\"%s\",\"refund_status\":\"SUCCESS\"}"
        .formatted(mchid, ORDER);
  }
}

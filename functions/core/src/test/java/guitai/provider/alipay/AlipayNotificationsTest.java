package guitai.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.payment.AgreementId;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.storefront.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayNotificationsTest {
  private static final String NUMBER = "0123456789ABCDEFGHIJKLMNOP01";
  private static final Payment PAYMENT =
      new Payment(
          new PaymentId("alipay", "2088999900000001", "2026030122001400170500000001"),
          "2021999900000001",
          Money.of(8888, "CNY"),
          Instant.parse("2026-03-01T02:00:05Z"));

  private final AlipayNotifications notifications =
      new AlipayNotifications(Vectors.ACCOUNT, Vectors::keys);
  private final TreeMap<String, String> fields = new TreeMap<>(FakeAlipay.paid(NUMBER));

  private Notification verify() throws Forged {
    return notifications.verify(FakeAlipay.notice(fields));
  }

  private void refuse() {
    assertThatThrownBy(this::verify).isInstanceOf(Forged.class);
  }

  @Test
  void a_payments_amount_is_the_requested_one_never_what_the_payer_paid() throws Forged {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.Paid.class,
            paid -> {
              assertThat(paid.payment()).isEqualTo(PAYMENT);
              assertThat(paid.merchantOrderNumber()).isEqualTo(NUMBER);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"88.88", "088.88", "88.880", "88,88", "-88.88", "8.888E1", "", "88.8８"})
  void an_amount_that_is_no_plain_decimal_is_no_payment(String amount) throws Forged {
    fields.put("total_amount", amount);
    boolean plain = amount.equals("88.88") || amount.equals("088.88");
    assertThat(verify() instanceof Notification.Paid).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "TRADE_SUCCESS, , paid",
    "TRADE_SUCCESS, 0.00, paid",
    "TRADE_SUCCESS, 20.00, refund total",
    "TRADE_FINISHED, , paid",
    "TRADE_FINISHED, 20.00, refund total",
    "TRADE_CLOSED, 88.88, refund total",
    "TRADE_CLOSED, , query",
    "WAIT_BUYER_PAY, , nothing",
    "SOMETHING_NEW, , unrecognized",
    "TRADE_SUCCESS, twenty, query",
    "TRADE_SUCCESS, 88.89, query"
  })
  void each_state_has_its_meaning_with_and_without_a_refund(
      String state, String refundFee, String meaning) throws Forged {
    fields.put("trade_status", state);
    if (refundFee != null) {
      fields.put("refund_fee", refundFee);
      fields.put("out_biz_no", "RF-1");
      if (!refundFee.equals("0.00")) {
        fields.put("gmt_refund", "2026-03-02 09:00:00.123");
      }
    }
    var read =
        switch (verify()) {
          case Notification.Paid _ -> "paid";
          case Notification.RefundTotal _ -> "refund total";
          case Notification.Other other -> other.query() ? "query" : "nothing";
          case Notification.Unrecognized _ -> "unrecognized";
          case Notification.RefundFinished _,
              Notification.UnsignedHint _,
              Notification.AgreementChanged _,
              Notification.Complained _,
              Notification.PurchaseUpdated _ ->
              "not a trade's";
        };
    assertThat(read).isEqualTo(meaning);
  }

  @Test
  void the_refunded_total_comes_with_the_payment_it_confirms() throws Forged {
    fields.put("refund_fee", "20.00");
    fields.put("gmt_refund", "2026-03-02 09:00:00.123");
    fields.put("out_biz_no", "RF-1");
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.RefundTotal.class,
            total -> {
              assertThat(total.payment()).isEqualTo(PAYMENT);
              assertThat(total.refundTotal()).isEqualTo(Money.of(2000, "CNY"));
              assertThat(total.refund()).hasValue("RF-1");
              assertThat(total.at()).isEqualTo("2026-03-02T01:00:00.123Z");
            });
  }

  /// ADDR-4.
  @ParameterizedTest
  @CsvSource({
    "2026-03-02 09:00:00, 2026-03-02T01:00:00Z",
    "2026-03-02 09:00:00.1, 2026-03-02T01:00:00.1Z",
    "2026-03-02 09:00:00.12, 2026-03-02T01:00:00.12Z",
    "2026-03-02 09:00:00.123456, 2026-03-02T01:00:00.123456Z",
    "2026-03-02 09:00:00.12345678901, 2026-03-02T01:00:00.123456789Z",
    ", 2026-03-01T02:00:06Z", // notify_time
    "yesterday, 2026-03-01T02:00:06Z",
    "2026-02-30 09:00:00.12, 2026-03-01T02:00:06Z"
  })
  void a_refunded_total_counts_whatever_time_is_told_with_it(String told, Instant at)
      throws Forged {
    fields.put("refund_fee", "20.00");
    if (told != null) {
      fields.put("gmt_refund", told);
    }
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.RefundTotal.class,
            total -> {
              assertThat(total.refundTotal()).isEqualTo(Money.of(2000, "CNY"));
              assertThat(total.at()).isEqualTo(at);
            });
  }

  /// ADDR-4.
  @Test
  void an_unclear_refund_is_queried_by_its_own_number() throws Forged {
    fields.put("gmt_refund", "2026-03-02 09:00:00.12");
    fields.put("out_biz_no", "RF-1");
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.Other.class,
            other -> {
              assertThat(other.query()).isTrue();
              assertThat(other.refund()).hasValue("RF-1");
            });
  }

  /// ADDR-10: a blank field may be unsigned.
  @ParameterizedTest
  @ValueSource(strings = {"%20", "+", "%09", "%0D%0A", ""})
  void a_blank_field_is_an_absent_one(String blank) throws Forged {
    var genuine = text(FakeAlipay.notice(fields));
    assertThat(verify(genuine + "&refund_fee=" + blank + "&gmt_refund=" + blank))
        .isInstanceOf(Notification.Paid.class);

    fields.keySet().removeAll(List.of("notify_type", "notify_id", "notify_time", "trade_status"));
    fields.put("method", "alipay.trade.page.pay.return");
    var returned = text(FakeAlipay.notice(fields));
    for (var type : List.of("notify_type", "msg_method")) {
      assertThatThrownBy(() -> verify(returned + "&" + type + "=" + blank))
          .isInstanceOf(Forged.class);
    }
  }

  private static String text(Delivery delivery) {
    return new String(delivery.body().toArray(), StandardCharsets.UTF_8);
  }

  private Notification verify(String body) throws Forged {
    return notifications.verify(FakeAlipay.delivery(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"app_id", "seller_id", "notify_type"})
  void a_notification_without_or_with_another_addressee_is_refused(String field) {
    fields.remove(field);
    refuse();
    if (field.equals("seller_id")) {
      fields.put(field, "2088000000000009");
      refuse();
    }
  }

  /// ADDR-1: the addressee is our merchant; the app is compared with the attempt's.
  @Test
  void a_payment_of_our_merchant_is_ours_under_any_app() throws Forged {
    fields.put("app_id", "2021000000000009");
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.Paid.class,
            paid -> assertThat(paid.payment().app()).isEqualTo("2021000000000009"));
  }

  @Test
  void what_names_no_seller_is_for_an_app_of_ours_or_a_former_one() throws Forged {
    fields.clear();
    fields.put("notify_type", "dut_user_sign");
    fields.put("notify_id", "7");
    fields.put("app_id", "2021000000000009");
    fields.put("agreement_no", "20265100000000000001");
    refuse();
    var known = Vectors.ACCOUNT;
    var former =
        new AlipayAccount(
            known.appId(),
            known.sellerId(),
            Set.of("2021000000000009"),
            known.channels(),
            known.qrProduct(),
            known.gateway(),
            known.notifyUrl());
    assertThat(new AlipayNotifications(former, Vectors::keys).verify(FakeAlipay.notice(fields)))
        .isInstanceOf(Notification.AgreementChanged.class);
  }

  @Test
  void the_parameters_of_a_customers_return_are_no_notification() {
    fields.keySet().removeAll(List.of("notify_type", "notify_id", "notify_time", "trade_status"));
    fields.put("method", "alipay.trade.page.pay.return");
    refuse();
  }

  @Test
  void the_message_does_not_choose_the_algorithm() {
    fields.put("sign_type", "RSA");
    refuse();
    fields.put("sign_type", "rsa2");
    refuse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "gb2312", "UTF-8", "utf-8", "no-such-charset"})
  void no_charset_matters(String charset) throws Forged {
    fields.put("charset", charset);
    assertThat(verify()).isInstanceOf(Notification.Paid.class);
  }

  @Test
  void a_line_that_is_split_otherwise_is_refused() {
    fields.put("refund_fee", "88.88");
    fields.put("gmt_refund", "2026-03-02 09:00:00.123");
    fields.put("passback_params", "x");
    var sign = FakeAlipay.sign(FakeAlipay.content(fields));
    var hidden = new TreeMap<>(fields);
    hidden.remove("refund_fee");
    hidden.put("passback_params", "x&refund_fee=88.88");
    assertThat(FakeAlipay.content(hidden)).isEqualTo(FakeAlipay.content(fields));
    assertThatThrownBy(() -> notifications.verify(FakeAlipay.posted(hidden, sign)))
        .isInstanceOf(Forged.class);
  }

  @Test
  void an_agreement_is_identified_by_its_number_and_needs_no_seller() throws Forged {
    fields.clear();
    fields.put("notify_type", "dut_user_sign");
    fields.put("notify_id", "7");
    fields.put("app_id", Vectors.ACCOUNT.appId());
    fields.put("agreement_no", "20265100000000000001");
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.AgreementChanged.class,
            notification ->
                assertThat(notification.agreement())
                    .isEqualTo(
                        new AgreementId("alipay", "2088999900000001", "20265100000000000001")));
    fields.remove("app_id");
    refuse();
  }

  @Test
  void a_notification_of_an_unknown_type_is_accepted_and_is_for_a_person() throws Forged {
    fields.put("notify_type", "something_new");
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.Unrecognized.class,
            unknown -> {
              assertThat(unknown.money()).isTrue();
              assertThat(unknown.known().query()).isFalse();
              assertThat(unknown.known().merchantOrderNumber()).isEqualTo(Optional.empty());
            });
  }

  private void message(String method, String content) {
    fields.clear();
    fields.put("app_id", Vectors.ACCOUNT.appId());
    fields.put("msg_method", method);
    fields.put("biz_content", content);
    fields.put("notify_id", "0000000000000000000000000000000001");
    fields.put("utc_timestamp", "1796000400000");
    fields.put("version", "1.1");
    fields.put("charset", "utf-8");
  }

  /// ADDR-2: signed with or without the type of the signature.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_message_to_the_apps_gateway_is_verified_and_filed_by_its_method(boolean typeSigned)
      throws Forged {
    message("alipay.merchant.tradecomplain.changed", "{\"complain_event_id\":\"2026113\"}");
    if (typeSigned) {
      fields.put("sign_type", "RSA2");
    }
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.Complained.class,
            complained -> {
              assertThat(complained.complaint()).hasValue("2026113");
              assertThat(complained.known().type())
                  .isEqualTo("alipay.merchant.tradecomplain.changed");
              assertThat(complained.known().id()).isEqualTo("0000000000000000000000000000000001");
            });
    fields.put("app_id", "2021000000000009");
    refuse();
  }

  /// ADDR-2: what can't be read is genuine all the same.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"complain_event_id\":2026113000102000000000000001} | 2026113000102000000000000001",
        "{} |",
        "no JSON |",
        "{\"complain_event_id\":\"../x\"} |",
        "{\"complain_event_id\":\"\"} |"
      })
  void a_complaint_without_a_readable_number_is_a_complaint(String content, String number)
      throws Forged {
    message("alipay.merchant.tradecomplain.changed", content);
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.Complained.class,
            complained ->
                assertThat(complained.complaint()).isEqualTo(Optional.ofNullable(number)));
  }

  /// ADDR-2.
  @ParameterizedTest
  @CsvSource({
    "alipay.trade.refund.depositback.completed, true",
    "alipay.open.mini.version.audit.passed, false"
  })
  void a_message_of_an_unknown_method_may_be_about_money(String method, boolean money)
      throws Forged {
    message(method, "{}");
    assertThat(verify())
        .isInstanceOfSatisfying(
            Notification.Unrecognized.class,
            unknown -> {
              assertThat(unknown.known().type()).isEqualTo(method);
              assertThat(unknown.money()).isEqualTo(money);
            });
  }

  @Test
  void only_success_ends_the_repeats() {
    var delivery = FakeAlipay.notice(fields);
    assertThat(notifications.accepted(delivery).body()).isEqualTo("success");
    assertThat(notifications.accepted(delivery).status()).isEqualTo(200);
    assertThat(notifications.accepted(delivery).contentType()).isEqualTo("text/plain");
    assertThat(notifications.refused(delivery, 503).body()).isEqualTo("fail");
    assertThat(notifications.refused(delivery, 503).status()).isEqualTo(503);
  }

  @Test
  void a_too_large_body_is_refused_before_it_is_read() {
    var large = new Delivery(Map.of(), Bytes.of(new byte[Evidence.LIMIT + 1]), FakeAlipay.NOW);
    assertThatThrownBy(() -> notifications.verify(large)).isInstanceOf(Forged.class);
  }

  @Test
  void no_flipped_bit_makes_another_notification() throws Forged {
    var delivery = FakeAlipay.notice(fields);
    var known = verify();
    var body = delivery.body().toArray();
    for (int i = 0; i < body.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        var changed = body.clone();
        changed[i] ^= (byte) (1 << bit);
        assertThat(read(delivery, changed))
            .as("bit %d of byte %d", bit, i)
            .isIn(Optional.empty(), Optional.of(known.evidence().digest()));
      }
    }
  }

  private Optional<String> read(Delivery like, byte[] body) {
    try {
      var delivery = new Delivery(like.headers(), Bytes.of(body), like.receivedAt());
      return Optional.of(notifications.verify(delivery).evidence().digest());
    } catch (Forged e) {
      return Optional.empty();
    }
  }
}

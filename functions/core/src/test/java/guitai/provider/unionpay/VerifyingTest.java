package guitai.provider.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.payment.Evidence;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Refunds.Progress;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real messages of UnionPay's test environment, and messages under our own certificates.
class VerifyingTest {
  private static final Signers SYNTHETIC = new Signers(Vectors.SYNTHETIC);

  private static final UnionPayNotifications NOTIFICATIONS =
      new UnionPayNotifications(Vectors.ACCOUNT, Vectors.SYNTHETIC);

  /// Genuine messages about another order than the vectors' one.
  private static final Set<String> OF_SOMETHING_ELSE =
      Set.of(
          "valid_but_wrong_amount",
          "valid_but_wrong_txntime",
          "valid_but_txntype_04_same_orderid",
          "valid_but_respcode_64");

  static Stream<JsonObject> real() {
    return Vectors.cases("vectors.json")
        .filter(vector -> vector.getString("signer_cn").contains("中国银联股份有限公司"));
  }

  static Stream<JsonObject> positive() {
    return Vectors.cases("synthetic/synthetic.json")
        .filter(vector -> vector.getString("expect").equals("accept"));
  }

  static Stream<JsonObject> negative() {
    return Vectors.cases("synthetic/synthetic.json")
        .filter(vector -> vector.getString("expect").equals("reject"))
        .filter(vector -> !OF_SOMETHING_ELSE.contains(vector.getString("id")));
  }

  private static Fields fields(JsonObject vector) throws Forged {
    var body = Vectors.bytes(vector.getString("file"));
    return isAnswer(vector) ? Wire.answer(body) : Wire.form(body);
  }

  private static boolean isAnswer(JsonObject vector) {
    return vector.getString("kind").equals("response");
  }

  @ParameterizedTest
  @MethodSource("real")
  void a_real_message_verifies_as_of_its_date(JsonObject vector) throws Forged {
    var ended = OffsetDateTime.parse(vector.getString("signer_not_after")).toInstant();
    var fields = fields(vector);
    assertThat(fields.signedText())
        .isEqualTo(Vectors.text(vector.getString("string_to_sign_file")));

    var signers = new Signers(Vectors.TEST);
    var message = SignedMessage.of(fields, signers, ended.minusSeconds(1));
    assertThat(message.digest()).isEqualTo(vector.getString("sha256_hex"));

    assertThatThrownBy(() -> SignedMessage.of(fields, signers, ended.plusSeconds(1)))
        .isInstanceOf(Forged.class);
    assertThatThrownBy(() -> SignedMessage.of(fields, SYNTHETIC, ended.minusSeconds(1)))
        .isInstanceOf(Forged.class);
  }

  /// The certificate names no company; only UnionPay's test environment has such ones.
  @Test
  void a_real_form_whose_signer_has_another_name_is_read_whole_and_refused() throws Forged {
    var fields = Wire.form(Vectors.bytes("notifications/opencard_20171030_rawbody.form"));
    assertThat(fields.signedText())
        .isEqualTo(Vectors.text("notifications/opencard_20171030_rawbody.sts.txt"));
    assertThatThrownBy(() ->
            SignedMessage.of(
                fields, new Signers(Vectors.TEST), Instant.parse("2017-10-30T00:00:00Z")))
        .hasMessage("signed in another name than UnionPay's");
  }

  @Test
  void the_production_certificates_are_those_of_unionpays_kit_and_lead_its_signer() throws Forged {
    var pem = Vectors.text("certs/prod_79813821473.pem");
    var until = Vectors.certificate("certs/prod_79813821473.pem").getNotAfter().toInstant();
    var signers = new Signers(UnionPayRoots.pinned());
    assertThat(signers.key(pem, until.minusSeconds(1))).isNotNull();
    assertThatThrownBy(() -> signers.key(pem, until.plusSeconds(1))).isInstanceOf(Forged.class);
    assertThatThrownBy(() -> new Signers(Vectors.TEST).key(pem, until.minusSeconds(1)))
        .isInstanceOf(Forged.class);
  }

  @ParameterizedTest
  @MethodSource("positive")
  void every_valid_vector_verifies(JsonObject vector) throws Forged {
    var message = SignedMessage.of(fields(vector), SYNTHETIC, Vectors.NOW);
    assertThat(new Transaction(message).isOf(Vectors.ACCOUNT)).isTrue();
    if (!isAnswer(vector)) {
      assertThat(NOTIFICATIONS.verify(Vectors.form(vector.getString("file")))).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("negative")
  void every_invalid_vector_is_forged(JsonObject vector) {
    var roots =
        vector.getString("trust", "").equals("certs/test") ? Vectors.TEST : Vectors.SYNTHETIC;
    if (isAnswer(vector)) {
      assertThatThrownBy(() -> SignedMessage.of(fields(vector), new Signers(roots), Vectors.NOW))
          .isInstanceOf(Forged.class);
    } else {
      var notifications = new UnionPayNotifications(Vectors.ACCOUNT, roots);
      assertThatThrownBy(() -> notifications.verify(Vectors.form(vector.getString("file"))))
          .isInstanceOf(Forged.class)
          .hasMessage(said(vector.getString("reason")));
    }
  }

  private static String said(String reason) {
    return switch (reason) {
      case "bad signature" -> "the signature does not hold";
      case "no certificate" -> "no signPubKeyCert";
      case "untrusted chain" -> "signed under a certificate that doesn't lead to UnionPay's roots";
      case "wrong CN" -> "signed in another name than UnionPay's";
      case "expired", "not yet valid" -> "signed under a certificate that isn't valid then";
      case "merId mismatch" -> "for another merchant";
      case "signMethod not 01" -> "another signMethod than 01";
      default -> reason;
    };
  }

  private static Notification notice(String file) throws Forged {
    return NOTIFICATIONS.verify(Vectors.form("synthetic/" + file + ".form"));
  }

  @Test
  void a_payment_has_the_time_that_identifies_its_transaction() throws Forged {
    assertThat(notice("positive/notify_paid"))
        .isInstanceOfSatisfying(
            Notification.Paid.class,
            paid -> {
              assertThat(paid.merchantOrderNumber()).isEqualTo("DG20260101000000000001");
              assertThat(paid.payment().id().text())
                  .isEqualTo("union-pay:777290058110048:202601011200001234568");
              assertThat(paid.payment().app()).isEqualTo("20260101120000");
              assertThat(paid.payment().amount()).isEqualTo(Money.of(600, "CNY"));
              assertThat(paid.payment().paidAt()).isEqualTo("2026-01-01T04:00:03Z");
            });
    assertThat(((Notification.Paid) notice("negative/valid_but_wrong_txntime")).payment().app())
        .isNotEqualTo("20260101120000");
    assertThat(((Notification.Paid) notice("negative/valid_but_wrong_amount")).payment().amount())
        .isNotEqualTo(Money.of(600, "CNY"));
  }

  @Test
  void the_same_bytes_are_the_same_evidence() throws Forged {
    assertThat(notice("positive/notify_paid_dup_same_bytes").evidence().digest())
        .isEqualTo(notice("positive/notify_paid").evidence().digest());
  }

  @Test
  void a_code_that_is_no_plain_success_is_a_reason_for_a_query() throws Forged {
    for (var file : Set.of("positive/notify_paid_A6", "negative/valid_but_respcode_64")) {
      assertThat(notice(file))
          .isInstanceOfSatisfying(
              Notification.Other.class,
              other -> {
                assertThat(other.query()).isTrue();
                assertThat(other.merchantOrderNumber()).hasValue("DG20260101000000000001");
              });
    }
  }

  @Test
  void a_refund_that_names_no_order_of_ours_pays_nothing_and_is_stored() throws Forged {
    for (var file :
        Set.of("positive/notify_refund_failed", "negative/valid_but_txntype_04_same_orderid")) {
      assertThat(notice(file))
          .isInstanceOfSatisfying(
              Notification.Other.class, other -> assertThat(other.query()).isFalse());
    }
  }

  private static final Map<String, String> REFUND =
      Map.ofEntries(
          Map.entry("txnType", "04"),
          Map.entry("txnSubType", "00"),
          Map.entry("bizType", "000201"),
          Map.entry("orderId", "0123456789ABCDEFGHJKMNPQRSR01"),
          Map.entry("txnTime", "20260101130000"),
          Map.entry("traceTime", "0101130002"),
          Map.entry("txnAmt", "600"),
          Map.entry("currencyCode", "156"),
          Map.entry("queryId", "202601011300007654328"),
          Map.entry("origQryId", "202601011200001234568"),
          Map.entry("reqReserved", "0123456789ABCDEFGHJKMNPQRS01"));

  private static Notification refund(String code) throws Forged {
    var all = new TreeMap<>(REFUND);
    all.put("respCode", code);
    var body = FakeUnionPay.signed(all).form().getBytes(StandardCharsets.US_ASCII);
    return NOTIFICATIONS.verify(Vectors.delivery(body, Vectors.NOW));
  }

  @Test
  void the_notification_of_our_refund_contains_its_orders_number() throws Forged {
    assertThat(refund("00"))
        .isInstanceOfSatisfying(
            Notification.RefundFinished.class,
            refunded -> {
              assertThat(refunded.merchantOrderNumber()).isEqualTo("0123456789ABCDEFGHJKMNPQRS01");
              assertThat(refunded.number()).isEqualTo("0123456789ABCDEFGHJKMNPQRSR01");
              assertThat(refunded.payment()).isEqualTo("202601011200001234568");
              assertThat(refunded.progress())
                  .isEqualTo(
                      new Progress.Done(
                          "202601011300007654328",
                          Money.of(600, "CNY"),
                          Instant.parse("2026-01-01T05:00:02Z")));
            });
    assertThat(((Notification.RefundFinished) refund("60")).progress())
        .isEqualTo(new Progress.Closed("202601011300007654328"));
    assertThat(((Notification.RefundFinished) refund("36")).progress())
        .isEqualTo(new Progress.Refused("36"));
    assertThat(refund("04"))
        .isInstanceOfSatisfying(Notification.Other.class, o -> assertThat(o.query()).isTrue());
  }

  /// A changed message either proves nothing, or is another spelling of the same message.
  @Test
  void with_any_byte_changed_a_notification_proves_nothing() throws Forged {
    var body = Vectors.bytes("synthetic/positive/notify_paid.form");
    var untouched = NOTIFICATIONS.verify(Vectors.delivery(body, Vectors.NOW));
    for (int i = 0; i < body.length; i++) {
      for (int bit = 1; bit < 256; bit <<= 1) {
        var changed = body.clone();
        changed[i] ^= (byte) bit;
        try {
          var notice = NOTIFICATIONS.verify(Vectors.delivery(changed, Vectors.NOW));
          assertThat(notice.evidence().digest()).isEqualTo(untouched.evidence().digest());
        } catch (Forged _) {
          // as it should be
        }
      }
    }
  }

  @Test
  void a_body_that_is_too_large_is_forged_unread() {
    var body = new byte[Evidence.LIMIT + 1];
    assertThatThrownBy(() -> NOTIFICATIONS.verify(Vectors.delivery(body, Vectors.NOW)))
        .hasMessage("larger than any notification");
  }

  @Test
  void a_stored_delivery_verifies_as_of_its_receipt_only() throws Forged {
    var body = Vectors.bytes("synthetic/positive/notify_paid.form");
    var years = Duration.ofDays(365 * 30);
    assertThat(NOTIFICATIONS.verify(Vectors.delivery(body, Vectors.NOW))).isNotNull();
    assertThatThrownBy(() -> NOTIFICATIONS.verify(Vectors.delivery(body, Vectors.NOW.plus(years))))
        .isInstanceOf(Forged.class);
  }

  @Test
  void the_acknowledgement_ends_the_deliveries_or_causes_the_next() {
    var delivery = Vectors.form("synthetic/positive/notify_paid.form");
    assertThat(NOTIFICATIONS.accepted(delivery).status()).isEqualTo(200);
    assertThat(NOTIFICATIONS.refused(delivery, 503).status()).isEqualTo(503);
  }
}

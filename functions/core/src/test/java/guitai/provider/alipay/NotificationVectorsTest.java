package guitai.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationVectorsTest {
  /// Signed by Alipay's key, and refused all the same: another seller, no type of signature or a
  /// wrong one, the old interface without an app.
  private static final Set<String> REFUSED =
      Set.of(
          "biz-other-seller",
          "policy-no-sign-type",
          "policy-sign-type-relabelled",
          "dut-user-sign-mapi-legacy");

  private final AlipayNotifications notifications =
      new AlipayNotifications(Vectors.ACCOUNT, Vectors::keys);

  private static Delivery delivery(JsonObject vector) {
    var http = vector.getJsonObject("http");
    return new Delivery(
        Map.of("content-type", http.getString("contentType")),
        Bytes.utf8(http.getString("body")),
        FakeAlipay.NOW);
  }

  static List<String> accepted() {
    return Vectors.names("notify").stream()
        .filter(name -> valid(name) && !REFUSED.contains(name))
        .toList();
  }

  static List<String> refused() {
    return Vectors.names("notify").stream()
        .filter(name -> !valid(name) || REFUSED.contains(name))
        .toList();
  }

  private static boolean valid(String name) {
    return Vectors.object("notify", name).getJsonObject("expect").getBoolean("signatureValid");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void a_notification_not_proved_to_be_for_us_is_refused(String name) {
    var delivery = delivery(Vectors.object("notify", name));
    assertThatThrownBy(() -> notifications.verify(delivery)).isInstanceOf(Forged.class);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void a_notification_of_alipay_is_read_with_its_meaning(String name) throws Forged {
    var vector = Vectors.object("notify", name);
    var notice = notifications.verify(delivery(vector));
    var meaning = vector.getJsonObject("expect").getString("meaning");
    assertThat(read(notice)).as(meaning).isEqualTo(expected(name, meaning));
    assertThat(notice.evidence().body())
        .isEqualTo(Bytes.utf8(vector.getJsonObject("http").getString("body")));
  }

  private static String read(Notification notice) {
    return switch (notice) {
      case Notification.Paid paid -> "paid " + paid.payment().amount().minorUnits();
      case Notification.RefundTotal total ->
          "refund total "
              + total.refundTotal().minorUnits()
              + " "
              + total.refund().orElse("unnumbered");
      case Notification.AgreementChanged agreement -> agreement.type();
      case Notification.Other other -> other.query() ? "query" : "nothing";
      case Notification.Unrecognized _, Notification.Complained _ -> "nothing";
      case Notification.RefundFinished _,
          Notification.UnsignedHint _,
          Notification.PurchaseUpdated _ ->
          "not Alipay's";
    };
  }

  private static String expected(String name, String meaning) {
    if (name.equals("biz-amount-mismatch")) {
      return "paid 1"; // for the order to hold
    }
    if (meaning.startsWith("PAID")) {
      return "paid 8888";
    }
    if (meaning.startsWith("REFUND cumulative")) {
      return "refund total %s %s"
          .formatted(
              meaning.replaceFirst(".*cumulative ([0-9]+)[.]([0-9]+).*", "$1$2"),
              meaning.replaceFirst(".*(RF-[0-9]+).*", "$1"));
    }
    if (meaning.startsWith("FULLY REFUNDED")) {
      return name.equals("full-refund-closed")
          ? "refund total 8888 RF-0003"
          : "refund total 8888 ORD20260301000001";
    }
    if (meaning.startsWith("AGREEMENT")) {
      return "dut_user_sign";
    }
    return meaning.startsWith("CLOSED UNPAID") ? "query" : "nothing";
  }

  static List<String> real() {
    return Vectors.names("real/notify");
  }

  @ParameterizedTest
  @MethodSource("real")
  void a_signature_of_alipay_itself_holds_or_fails_as_it_should(String name) {
    var vector = Vectors.object("real/notify", name);
    var body = vector.getJsonObject("http").getString("body");
    var keys = Vectors.keys(vector.getString("publicKey"));
    if (vector.getJsonObject("expect").getBoolean("signatureValid")) {
      assertThat(form(body, keys).digest()).hasSize(64);
    } else {
      assertThatThrownBy(() -> new SignedForm(Bytes.utf8(body).toArray(), keys))
          .isInstanceOf(Forged.class);
    }
  }

  private static SignedForm form(String body, AlipayKeys keys) {
    try {
      return new SignedForm(Bytes.utf8(body).toArray(), keys);
    } catch (Forged e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_space_may_be_written_either_way() throws Forged {
    var delivery = FakeAlipay.notice(FakeAlipay.paid("A"));
    var text = new String(delivery.body().toArray(), StandardCharsets.UTF_8);
    var other = FakeAlipay.delivery(text.replace("+", "%20"));
    assertThat(notifications.verify(other).evidence().digest())
        .isEqualTo(notifications.verify(delivery).evidence().digest());
  }

  @Test
  void agreements_may_be_signed_with_the_type_among_them_and_trades_may_not() throws Forged {
    var agreed = new TreeMap<String, String>();
    agreed.put("notify_type", "dut_user_unsign");
    agreed.put("notify_id", "1");
    agreed.put("app_id", Vectors.ACCOUNT.appId());
    agreed.put("agreement_no", "20265100000000000001");
    agreed.put("sign_type", "RSA2");
    var sign = FakeAlipay.sign(FakeAlipay.content(agreed));
    assertThat(notifications.verify(FakeAlipay.posted(agreed, sign)))
        .isInstanceOf(Notification.AgreementChanged.class);
    var paid = FakeAlipay.paid("A");
    paid.put("sign_type", "RSA2");
    var changed = FakeAlipay.posted(paid, FakeAlipay.sign(FakeAlipay.content(paid)));
    assertThatThrownBy(() -> notifications.verify(changed)).isInstanceOf(Forged.class);
  }
}

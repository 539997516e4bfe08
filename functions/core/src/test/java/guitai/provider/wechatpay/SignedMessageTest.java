package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import guitai.problem.Unavailable;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedMessageTest {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
  private static final byte[] BODY =
      "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=JyC91EIz1\",\"summary\":\"支付\"}"
          .getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = FakeWechatPay.NOW;

  static Stream<JsonObject> answers() {
    return Vectors.cases("response/response-verification.json");
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answers_pass_and_fail_as_documented(JsonObject vector) {
    var now = Instant.ofEpochSecond(vector.getInt("now"));
    var body = vector.getString("body").getBytes(StandardCharsets.UTF_8);
    var headers = Vectors.lookup(Vectors.headers(vector));
    if (vector.getString("expect").equals("valid")) {
      assertThatCode(() -> new SignedMessage(headers, body, Vectors.keys(), now))
          .doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> new SignedMessage(headers, body, Vectors.keys(), now))
          .isInstanceOf(Forged.class);
    }
  }

  @Test
  void any_changed_byte_of_the_body_is_refused() {
    var headers = FakeWechatPay.signed(BODY, NOW);
    for (int i = 0; i < BODY.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        var changed = BODY.clone();
        changed[i] ^= (byte) (1 << bit);
        assertRefused(headers, changed);
      }
    }
  }

  @Test
  void any_changed_character_of_the_signature_is_refused() {
    var headers = FakeWechatPay.signed(BODY, NOW);
    var signature = value(headers, "Wechatpay-Signature");
    for (int i = 0; i < signature.length(); i++) {
      for (int each = 0; each < BASE64.length(); each++) {
        char other = BASE64.charAt(each);
        if (other != signature.charAt(i)) {
          assertRefused(with(headers, "Wechatpay-Signature", replace(signature, i, other)), BODY);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial"})
  void any_changed_removed_or_added_character_of_a_header_is_refused(String name) {
    var headers = FakeWechatPay.signed(BODY, NOW);
    var value = value(headers, name);
    for (int i = 0; i < value.length(); i++) {
      for (char other = 0; other < 128; other++) {
        if (other != value.charAt(i)) {
          assertRefused(with(headers, name, replace(value, i, other)), BODY);
        }
        assertRefused(with(headers, name, insert(value, i, other)), BODY);
      }
      assertRefused(with(headers, name, value.substring(0, i) + value.substring(i + 1)), BODY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wechatpay-Timestamp",
        "Wechatpay-Nonce",
        "Wechatpay-Serial",
        "Wechatpay-Signature"
      })
  void a_missing_header_is_refused(String name) {
    var headers = FakeWechatPay.signed(BODY, NOW);
    headers.remove(name);
    assertThatThrownBy(() -> verify(headers, BODY, NOW)).isInstanceOf(Forged.class);
  }

  @Test
  void a_signature_is_taken_in_its_canonical_spelling_only() {
    var headers = FakeWechatPay.signed(BODY, NOW);
    var signature = value(headers, "Wechatpay-Signature");
    assertThat(signature).endsWith("==");
    int last = signature.length() - 3;
    var spare = BASE64.charAt(BASE64.indexOf(signature.charAt(last)) + 1);
    assertRefused(with(headers, "Wechatpay-Signature", replace(signature, last, spare)), BODY);
    var unpadded = signature.substring(0, signature.length() - 2);
    for (var other : new String[] {unpadded, unpadded + "=", signature + "=", signature + "\n"}) {
      assertRefused(with(headers, "Wechatpay-Signature", other), BODY);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-299, 0, 299})
  void less_than_five_minutes_either_way_is_fresh(long seconds) {
    var headers = FakeWechatPay.signed(BODY, NOW);
    assertThatCode(() -> verify(headers, BODY, NOW.plusSeconds(seconds)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, -300, 300, 301, 1_000_000_000})
  void five_minutes_either_way_are_too_many(long seconds) {
    var headers = FakeWechatPay.signed(BODY, NOW);
    assertThatThrownBy(() -> verify(headers, BODY, NOW.plus(Duration.ofSeconds(seconds))))
        .isInstanceOf(Forged.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+1767225600",
        "-1",
        "1767225600.0",
        "0x1",
        "١٧٦٧٢٢٥٦٠٠",
        "9999999999999"
      })
  void a_timestamp_is_plain_decimal_seconds(String timestamp) {
    var headers = FakeWechatPay.signed(BODY, NOW);
    assertThatThrownBy(() -> verify(with(headers, "Wechatpay-Timestamp", timestamp), BODY, NOW))
        .isInstanceOf(Forged.class);
  }

  @Test
  void the_border_between_nonce_and_body_cannot_be_moved() {
    var body = "line 1\nline 2".getBytes(StandardCharsets.UTF_8);
    var headers = FakeWechatPay.signed(body, NOW);
    var moved = with(headers, "Wechatpay-Nonce", value(headers, "Wechatpay-Nonce") + "\nline 1");
    assertThatThrownBy(() -> verify(moved, "line 2".getBytes(StandardCharsets.UTF_8), NOW))
        .isInstanceOf(Forged.class);
  }

  @Test
  void the_type_of_the_signature_may_be_left_out_but_not_be_another() {
    var headers = FakeWechatPay.signed(BODY, NOW);
    for (var other : new String[] {"WECHATPAY2-SM2-WITH-SM3", "wechatpay2-sha256-rsa2048", ""}) {
      assertRefused(with(headers, "Wechatpay-Signature-Type", other), BODY);
    }
    headers.remove("Wechatpay-Signature-Type");
    assertThatCode(() -> verify(headers, BODY, NOW)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "not base64!", "QUJD", "支付"})
  void a_probe_is_distinguished_from_a_forgery(String rest) {
    var headers = FakeWechatPay.signed(BODY, NOW);
    var probe = with(headers, "Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + rest);
    assertThatThrownBy(() -> verify(probe, BODY, NOW))
        .asInstanceOf(type(Forged.class))
        .extracting(Forged::kind)
        .isEqualTo(Forged.Kind.PROBE);
  }

  @Test
  void an_unknown_serial_says_nothing_about_the_sender() {
    var headers = FakeWechatPay.signed(BODY, NOW);
    assertThatThrownBy(() -> verify(with(headers, "Wechatpay-Serial", "5157F0"), BODY, NOW))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void another_key_under_the_right_serial_is_refused() {
    assertRefused(FakeWechatPay.signed(BODY, NOW, FakeWechatPay.STRANGER), BODY);
  }

  /// Without AssertJ, for the tests that call it ten thousand times.
  private static void assertRefused(Map<String, String> headers, byte[] body) {
    try {
      verify(headers, body, NOW);
    } catch (Forged | Unavailable e) {
      return;
    }
    throw new AssertionError("believed: " + headers);
  }

  private static void verify(Map<String, String> headers, byte[] body, Instant now) throws Forged {
    assertThat(new SignedMessage(Vectors.lookup(headers), body, FakeWechatPay.KEYS, now).digest())
        .hasSize(64);
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    var changed = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(headers);
    changed.put(name, value);
    return changed;
  }

  private static String value(Map<String, String> headers, String name) {
    return Objects.requireNonNull(headers.get(name));
  }

  private static String replace(String text, int index, char other) {
    return text.substring(0, index) + other + text.substring(index + 1);
  }

  private static String insert(String text, int index, char other) {
    return text.substring(0, index) + other + text.substring(index);
  }
}

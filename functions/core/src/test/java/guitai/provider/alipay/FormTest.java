package guitai.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.provider.Forged;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
  private static Map<String, String> parse(String body) throws Forged {
    return Form.parse(body.getBytes(StandardCharsets.ISO_8859_1)).fields();
  }

  @Test
  void a_value_is_decoded_once() throws Forged {
    assertThat(parse("a=1+2&b=%2B%26%3D%2525&c=&d&e=x=y"))
        .isEqualTo(Map.of("a", "1 2", "b", "+&=%25", "c", "", "d", "", "e", "x=y"));
  }

  @Test
  void bytes_of_any_charset_stay_unchanged() throws Forged {
    var gbk = "会员".getBytes(Charset.forName("GBK"));
    var encoded =
        IntStream.range(0, gbk.length)
            .mapToObj(i -> "%%%02X".formatted(gbk[i]))
            .collect(Collectors.joining());
    assertThat(parse("a=" + encoded).get("a"))
        .isEqualTo(new String(gbk, StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1&a=2",
        "a=1&%61=2",
        "a=%",
        "a=%2",
        "a=%zz",
        "a=%+1",
        "=1",
        "a b=1",
        "a%26b=1",
        "%E4=1"
      })
  void an_ambiguous_form_is_refused(String body) {
    assertThatThrownBy(() -> parse(body)).isInstanceOf(Forged.class);
  }

  @Test
  void more_fields_than_any_notification_has_are_refused() throws Forged {
    var full =
        IntStream.range(0, Form.LIMIT)
            .mapToObj(i -> "f" + i + "=")
            .collect(Collectors.joining("&"));
    assertThat(parse(full)).hasSize(Form.LIMIT);
    assertThatThrownBy(() -> parse(full + "&one=more")).isInstanceOf(Forged.class);
  }

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_encoded_form_is_decoded(long seed) throws Forged {
    var dice = new Random(seed);
    var fields = new TreeMap<String, String>();
    int count = dice.nextInt(20);
    for (int i = 0; i < count; i++) {
      var bytes = new byte[dice.nextInt(40)];
      dice.nextBytes(bytes);
      fields.put("n" + i, new String(bytes, StandardCharsets.ISO_8859_1));
    }
    assertThat(parse(encode(fields, dice))).isEqualTo(fields);
  }

  private static String encode(Map<String, String> fields, Random dice) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue(), dice))
        .collect(Collectors.joining("&"));
  }

  /// Either way wherever there are two.
  private static String encode(String value, Random dice) {
    var text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || c >= 0x80 || c == '=';
      if (plain && dice.nextBoolean()) {
        text.append(c);
      } else if (c == ' ' && dice.nextBoolean()) {
        text.append('+');
      } else {
        text.append((dice.nextBoolean() ? "%%%02x" : "%%%02X").formatted((int) c));
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_input_is_read_or_refused(long seed) {
    var dice = new Random(seed);
    var body = new byte[dice.nextInt(300)];
    for (int i = 0; i < body.length; i++) {
      var letters = "&=%+0aF\u00e4".getBytes(StandardCharsets.ISO_8859_1);
      body[i] =
          dice.nextInt(8) == 0 ? (byte) dice.nextInt() : letters[dice.nextInt(letters.length)];
    }
    try {
      assertThat(Form.parse(body).fields().size()).isLessThanOrEqualTo(Form.LIMIT);
    } catch (Forged e) {
      assertThat(e).hasMessageNotContaining("%");
    }
  }
}

package guitai.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}x",
        "{} {}",
        "{}}",
        "[]",
        "1",
        "\"\"",
        "null",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":[{\"b\":1,\"b\":1}]}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
      })
  void what_is_not_one_object_without_duplicate_names_is_refused(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void an_object_is_read_with_any_space_around_it() {
    assertThat(Json.parse(" \r\n{\"a\" : [1]}\t")).hasToString("{\"a\":[1]}");
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    var gbk = new byte[] {'{', '"', (byte) 0xbf, (byte) 0xd5, '"', ':', '1', '}'};
    assertThatThrownBy(() -> Json.parse(gbk)).isInstanceOf(MalformedJson.class);
    assertThat(Json.parse("{\"支\":1}".getBytes(StandardCharsets.UTF_8))).containsKey("支");
  }

  @Test
  void deep_nesting_is_refused_rather_than_followed() {
    var deep = "{\"a\":".repeat(100_000);
    assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(MalformedJson.class);
  }
}

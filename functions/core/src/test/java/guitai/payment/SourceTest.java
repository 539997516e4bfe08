package guitai.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceTest {
  private static final Map<String, Source> STORED =
      Map.of(
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          new Source.Delivery("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
          "query",
          new Source.Query(),
          "authorization",
          new Source.Authorization(),
          "bill 2026-11-01 refund of theirs 4200000001 50300",
          new Source.Bill(LocalDate.of(2026, 11, 1), "refund of theirs 4200000001 50300"),
          "entitlements 2026-11-01 2026-11-08",
          new Source.Comparison(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 8)),
          "resolution 3",
          new Source.Resolution(3));

  @Test
  void every_kind_of_source_has_the_text_it_is_stored_as() {
    assertThat(STORED.values())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(Source.class.getPermittedSubclasses());
    STORED.forEach((text, source) -> assertThat(source.text()).isEqualTo(text));
  }

  @Test
  void a_stored_text_is_read_as_the_source_it_was_written_for() {
    STORED.forEach((text, source) -> assertThat(Source.parse(text)).isEqualTo(source));
  }
}

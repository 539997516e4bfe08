package guitai.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DailyReportReaderTest {
  private static final Optional<String> SOURCE = Optional.of("wechat-pay");

  private final World world = new World();
  private final DailyReportReader reader =
      new DailyReportReader(world.reports, List.of("wechat-pay"), () -> world.now);

  private void assertInvalid(Optional<String> source, String after) {
    assertThatThrownBy(() -> reader.read(Optional.empty(), source, Optional.of(after)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo("invalid-page"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "page-2", "amount"})
  void what_the_api_never_gave_is_no_page(String after) { // EDGE-2
    assertInvalid(SOURCE, after);
  }

  @Test
  void a_longer_page_than_a_table_takes_is_none() { // EDGE-2
    assertInvalid(SOURCE, "amount " + "4".repeat(1100));
    assertInvalid(SOURCE, "amount " + "画".repeat(400));
  }

  @Test
  void only_the_differences_of_one_source_come_in_pages() { // OPS-4
    assertInvalid(Optional.empty(), "amount 4200001");
  }

  @Test
  void a_page_that_the_api_gave_is_read() {
    var read = reader.read(Optional.empty(), SOURCE, Optional.of("amount 42000001  X01"));
    assertThat(read.differences()).isPresent();
  }
}

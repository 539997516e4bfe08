package guitai.stored;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldersTest {
  @Test
  void every_folder_of_golden_files_is_held_by_a_test() {
    assertThat(Golden.files(Golden.ALL))
        .containsExactly(
            "bookmark",
            "carried-over",
            "delivery",
            "difference",
            "order",
            "posting",
            "purchase",
            "report");
  }
}

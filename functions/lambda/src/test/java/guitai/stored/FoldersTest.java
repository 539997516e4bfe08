package guitai.stored;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldersTest {
  @Test
  void every_folder_of_golden_files_is_held_by_a_test() {
    assertThat(Golden.files(Golden.ALL))
        .containsExactly(
            "account-token-item",
            "agreement-item",
            "bookmark-item",
            "carried-over-item",
            "catalogue-item",
            "certificates-item",
            "certification-path-item",
            "delivery-item",
            "difference-item",
            "evidence-item",
            "grant-item",
            "order-item",
            "posting-item",
            "purchase-item",
            "report-item");
  }
}

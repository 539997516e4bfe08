package guitai.stored;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldersTest {
  @Test
  void every_folder_of_golden_files_has_a_test() {
    assertThat(Golden.files(Golden.ALL))
        .containsExactly(
            "acquirer",
            "alipay",
            "app-store",
            "attempted",
            "bill-trouble",
            "callback",
            "clock",
            "rotation",
            "union-pay",
            "wechat-pay");
  }
}

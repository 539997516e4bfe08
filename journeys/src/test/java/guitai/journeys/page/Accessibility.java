package guitai.journeys.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Judges a page by axe-core's rules of WCAG 2.2, levels A and AA.
final class Accessibility {
  private static final String AXE = read();
  private static final String RUN =
      """
      async () => {
        const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
        const { violations } = await axe.run(document, { runOnly: wcag });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
      }
      """;

  private Accessibility() {}

  /// Each violation in words.
  @SuppressWarnings("unchecked") // what the script returns
  static List<String> violations(Page page) {
    page.evaluate(AXE);
    return (List<String>) page.evaluate(RUN);
  }

  private static String read() {
    try (var in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

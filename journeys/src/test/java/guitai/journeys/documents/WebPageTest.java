package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Playwright;
import guitai.journeys.Chromium;
import guitai.journeys.Needs;
import guitai.local.Settings;
import guitai.local.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines of `docs/integrate.md` sell a product from a page.
class WebPageTest {
  private static final Document INTEGRATE = Document.of("docs/integrate.md");
  private static final int LINES = 22;

  /// Signs a customer in, and pays as they would when the code is shown.
  private static final String SHOP =
      """

        const local = async (path, body) =>
          (await fetch(path, {method: "POST", body: JSON.stringify(body)})).json();
        const {token} = await local("/local/tokens", {customer: "alice"});
        const codes = [];
        const state = await buy("ink-garden", async () => token, async (code) => {
          codes.push(code);
          const {orders} = await call("GET", "/orders", token);
          await local("/local/pay", {order: orders[0].orderId, method: "wechat-pay"});
        });
        return `${codes} ${state}`;
      """;

  @Test
  void a_web_pages_lines_sell_a_product_by_qr_code(@TempDir Path home) {
    Needs.orLeaveOut(Chromium.installed().isPresent(), "Chromium");
    var lines = script();
    try (var store = Store.start(Settings.forTests(home));
        var playwright = Playwright.create();
        var browser = Chromium.launch(playwright);
        var page = browser.newPage()) {
      page.navigate(store.uri().toString());
      assertThat(page.evaluate("async () => {" + lines + SHOP + "}").toString())
          .startsWith("weixin://")
          .endsWith(" paid");
    }
  }

  @Test
  void they_are_few() {
    assertThat(script().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(LINES);
  }

  private static String script() {
    return INTEGRATE.fences().stream()
        .filter(fence -> fence.language().equals("js"))
        .map(Fence::text)
        .findFirst()
        .orElseThrow();
  }
}

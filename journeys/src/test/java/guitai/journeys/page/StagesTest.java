package guitai.journeys.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import guitai.journeys.StoreInBrowser;
import guitai.local.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// PAGE-7: every stage by WCAG 2.2 AA, with nothing scrolled away, on a narrow phone, a phone, a
/// desktop, and a desktop at 200 %.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagesTest {
  /// What of the page reaches beyond what can be seen without scrolling, or lies over another.
  private static final String MISPLACED =
      """
      () => {
        const found = [];
        const box = (element) => element.getBoundingClientRect();
        const root = document.documentElement;
        for (const each of [root, ...document.querySelectorAll("dialog[open], dialog[open] *")]) {
          if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline"
              && each.clientWidth > 0 && getComputedStyle(each).textOverflow !== "ellipsis") {
            found.push(`${each.className || each.tagName} scrolls sideways`);
          }
        }
        const scroller = document.querySelector("#order .stage");
        const bottom = scroller ? box(scroller).bottom : innerHeight;
        for (const each of document.querySelectorAll(
            "#order[open] .close, #order[open] .amount, #order[open] .code img, #order[open] .big, #order[open] .scan, #order[open] .pay, #order[open] .strong")) {
          const { top, left, right, bottom: end } = box(each);
          if (top < 0 || left < 0 || right > innerWidth + 0.5 || end > innerHeight + 0.5
              || (scroller.contains(each) && (end > bottom + 0.5 || top < box(scroller).top - 0.5))) {
            found.push(`${each.className || each.tagName} is out of sight`);
          }
        }
        const over = (a, b) => a && b && !(box(a).right <= box(b).left + 0.5 || box(b).right <= box(a).left + 0.5
            || box(a).bottom <= box(b).top + 0.5 || box(b).bottom <= box(a).top + 0.5);
        if (over(document.querySelector("#order[open] h2"), document.querySelector("#order[open] .amount"))) {
          found.push("the title lies over the price");
        }
        for (const product of document.querySelectorAll(".product")) {
          if (over(product.querySelector("h3"), product.querySelector(".price, .owned"))) {
            found.push("a title lies over its price");
          }
        }
        return found;
      }
      """;

  /// Waits until what moves once has come to rest.
  private static final String STILL =
      """
      () => Promise.all(document.getAnimations()
        .filter(({ effect }) => effect.getTiming().iterations !== Infinity)
        .map(({ finished }) => finished))
      """;

  private Store store;
  private StoreInBrowser opened;
  private Browser browser;

  @BeforeAll
  void open(@TempDir Path home) {
    opened = StoreInBrowser.open(home);
    store = opened.store();
    browser = opened.browser();
  }

  @AfterAll
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  static List<Window> windows() {
    return List.of(
        new Window("320", 320, 640, 2, true),
        new Window("390", 390, 844, 2, true),
        new Window("1280", 1280, 900, 1, false),
        new Window("200-percent", 640, 450, 2, false));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void every_stage_keeps_to_wcag_and_hides_nothing_in_light(Window window) {
    judge(window, "zh", ColorScheme.LIGHT);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void every_stage_keeps_to_wcag_and_hides_nothing_in_dark_and_in_english(Window window) {
    judge(window, "en", ColorScheme.DARK);
  }

  private void judge(Window window, String language, ColorScheme scheme) {
    try (var page = window.open(browser, store.uri(), language, scheme)) {
      page.locator(".product").first().waitFor();
      judge(page, window, "shop-" + scheme);
      page.locator("#customer").click();
      judge(page, window, "name-" + scheme);
      page.keyboard().press("Escape");
      for (var stage : Stage.ALL) {
        if (stage.shownOn(window)) {
          Window.show(page, stage);
          judge(page, window, stage + "-" + scheme);
        }
      }
    }
  }

  private static void judge(Page page, Window window, String what) {
    page.evaluate(STILL);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                Path.of(
                    "target", "stages", window + "-" + what.toLowerCase(Locale.ROOT) + ".png")));
    assertThat(Accessibility.violations(page)).as(window + " " + what).isEmpty();
    assertThat((List<?>) page.evaluate(MISPLACED)).as(window + " " + what).isEmpty();
  }
}

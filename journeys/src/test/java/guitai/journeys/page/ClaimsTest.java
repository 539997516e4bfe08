package guitai.journeys.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import guitai.journeys.StoreInBrowser;
import guitai.json.Json;
import guitai.local.Store;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No state of the page says more about money than the API knows (P11): over the answers of the API
/// to generated pasts, in both languages (PAGE-1, PAGE-2, PAGE-4).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsTest {
  private static final int PASTS = 600;

  /// The page's own modules, on each answer: before and after its expiry, in doubt or not, owned or
  /// not.
  private static final String SAY =
      """
      async (orders) => {
        const { stageOf } = await import("/stages.js");
        const { moved, facts } = await import("/receipt.js");
        const said = [];
        for (const [index, order] of orders.entries()) {
          for (const doubt of [false, true]) {
            for (const owned of [false, true]) {
              for (const late of [0, 3_600_000]) {
                const stage = stageOf(order, Date.parse(order.placedAt) + late, { doubt, owned });
                const { head, text } = moved(stage, order, { title: "T", owned });
                const rows = facts(order)?.querySelectorAll("dt, dd, small") ?? [];
                const lines = [head, text, ...[...rows].map(({ textContent }) => textContent)];
                said.push({ index, stage, owned, text: stage === "payable" ? "" : lines.join("\\n") });
              }
            }
          }
        }
        return JSON.stringify({ said });
      }
      """;

  private Store store;
  private StoreInBrowser opened;
  private Browser browser;
  private List<JsonObject> answers;

  @BeforeAll
  void open(@TempDir Path home) {
    opened = StoreInBrowser.open(home);
    store = opened.store();
    browser = opened.browser();
    answers = answers();
  }

  @AfterAll
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  /// One of each kind: of equal states and money.
  private static List<JsonObject> answers() {
    Map<String, JsonObject> kinds = new LinkedHashMap<>();
    try (var api = new CustomersApi()) {
      for (int seed = 0; seed < PASTS; seed++) {
        var answer = api.answer(GeneratedOrders.past(seed), GeneratedOrders.ANYONE);
        kinds.putIfAbsent(kind(answer), answer);
      }
    }
    return List.copyOf(kinds.values());
  }

  private static String kind(JsonObject answer) {
    var kind = new StringBuilder(answer.getString("state"));
    kind.append(answer.containsKey("payment"));
    for (var payment : answer.getJsonArray("payments").getValuesAs(JsonObject.class)) {
      for (var part : List.of("amount", "refunded", "refunding", "held")) {
        kind.append(' ').append(payment.getJsonObject(part).getInt("minorUnits"));
      }
    }
    return kind.toString();
  }

  @Test
  void the_generated_orders_are_in_every_state() {
    var states = new TreeSet<String>();
    answers.forEach(answer -> states.add(answer.getString("state")));
    assertThat(states)
        .isEqualTo(
            Set.of(
                "awaiting-payment",
                "paid",
                "under-review",
                "refunding",
                "refunded",
                "partly-refunded",
                "closed"));
    assertThat(answers).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void no_state_of_the_page_says_more_about_money_than_the_api_knows(String language) {
    var window = new Window("1280", 1280, 900, 1, false);
    try (var page = window.open(browser, store.uri(), language, ColorScheme.LIGHT)) {
      var findings = new ArrayList<String>();
      for (var each : said(page)) {
        var order = answers.get(each.getInt("index"));
        var text = each.getString("text");
        new Claims(order, each.getBoolean("owned"))
            .unknown(text)
            .forEach(finding -> findings.add(finding + " of " + kind(order) + ": " + text));
      }
      assertThat(findings).isEmpty();
    }
  }

  private List<JsonObject> said(Page page) {
    var orders = Json.array();
    answers.forEach(orders::add);
    var plain = page.evaluate("(text) => JSON.parse(text)", orders.build().toString());
    return Json.parse(String.valueOf(page.evaluate(SAY, plain)))
        .getJsonArray("said")
        .getValuesAs(JsonObject.class);
  }

  @Test
  void no_text_of_the_page_says_that_nothing_was_charged() {
    var window = new Window("1280", 1280, 900, 1, false);
    try (var page = window.open(browser, store.uri(), "zh", ColorScheme.LIGHT)) {
      var words = page.request().get(store.uri() + "/words.js").text();
      assertThat(words).doesNotContain("扣款").doesNotContain("charged");
    }
  }
}

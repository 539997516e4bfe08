package guitai.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import guitai.journeys.rules.OpenApi;
import guitai.local.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The cashier page in a real browser, against the whole local store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CashierPageTest {
  private static final Pattern PRICE = Pattern.compile("¥\\d+\\.\\d\\d");

  private Store store;
  private StoreInBrowser opened;
  private Browser browser;
  private Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> friends = new ArrayList<>();

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

  @BeforeEach
  void look() {
    page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
    friends.clear();
    friends.add(store.uri().toString());
    listen();
    page.navigate(store.uri().toString());
  }

  private Page phone() {
    return browser.newPage(
        new Browser.NewPageOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(2)
            .setHasTouch(true)
            .setIsMobile(true));
  }

  private void listen() {
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> {
      if (friends.stream().noneMatch(request.url()::startsWith)) {
        complaints.add("asked " + request.url());
      }
    });
  }

  @AfterEach
  void leave() {
    page.close();
    assertThat(complaints).as("errors, and requests to anybody else").isEmpty();
  }

  @Test
  void the_page_sells_an_app() {
    buy("ink-garden", "小红", "wechat-pay qr");
    var order = page.locator("#order");
    assertThat(order.getByRole(AriaRole.IMG)).isVisible();
    assertThat(order.locator(".amount")).hasText("¥18.00");
    assertThat(order.locator(".clock")).containsText("14:");
    picture("cashier-code");

    order.getByText("模拟顾客付款").click();
    assertThat(order.locator(".big")).hasText("已拥有");
    picture("cashier-yours");
    order.locator(".strong").click();

    assertThat(product("ink-garden").locator(".owned")).hasText("已拥有");
    assertThat(page.locator(".purchase .state")).hasText("已付款");
    page.reload();
    assertThat(product("ink-garden").locator(".owned")).hasText("已拥有");
    picture("cashier-counter");
  }

  @Test
  void the_api_is_rendered_without_a_request_to_another_host() throws IOException {
    page.navigate(store.uri() + "/openapi");
    assertThat(page.locator("#reference .opblock")).hasCount(OpenApi.read().operations().size());
    page.locator("#operations-Storefront-ServeCustomer-storefront .opblock-summary-control")
        .click();
    page.getByText("Execute", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".live-responses-table .response-col_status").last())
        .containsText("200");
  }

  @Test
  void alipays_code_sells_too() {
    buy("paper-crane", "小蓝");
    assertThat(page.locator("#order .scan")).hasText("怎么付？");
    picture("cashier-ways");
    choose("alipay qr");
    assertThat(page.locator("#order .scan")).hasText("请用支付宝扫码付款");
    assertThat(page.locator("#order .code img")).hasAttribute("alt", "纸鹤的支付宝付款二维码");
    picture("cashier-alipay");
    page.locator("#order .pay").click();
    assertThat(page.locator("#order .big")).hasText("已拥有");
  }

  @Test
  void alipays_own_page_leads_there_and_back() {
    friends.add(store.simulator("alipay").toString());
    buy("ink-garden", "小绿", "alipay web");
    page.locator("#order a.pay").click();
    assertThat(page.locator(".amount")).hasText("¥18.00");
    picture("alipay-cashier");
    page.locator("button").click();
    assertThat(page.locator("#order .big")).hasText("已拥有");
    assertThat(page).hasURL(store.uri() + "/");
    page.locator("#order .strong").click();
    assertThat(product("ink-garden").locator(".owned")).hasText("已拥有");
  }

  @Test
  void apple_pay_in_an_app_sells_by_its_number() {
    buy("paper-crane", "小黑", "apple-pay app");
    assertThat(page.locator("#order .scan")).hasText("请在应用里用 Apple Pay 付款");
    assertThat(page.locator("#order .tn")).hasText(Pattern.compile("\\d{21}"));
    picture("cashier-apple-pay-in-an-app");
    page.locator("#order .pay").click();
    assertThat(page.locator("#order .big")).hasText("已拥有");
  }

  @Test
  void on_a_phone_alipays_mobile_page_is_offered() {
    friends.add(store.simulator("alipay").toString());
    page.close();
    page = phone();
    listen();
    page.navigate(store.uri().toString());
    buy("mountain-diary", "小紫");
    picture("phone-ways");
    choose("alipay mobile-web");
    assertThat(page.locator("#order .scan")).hasText("在支付宝的页面上付款");
    picture("phone-leave");
    page.locator("#order a.pay").click();
    assertThat(page.locator(".quiet")).containsText("放弃付款");
    picture("phone-alipay-cashier");
    page.locator("button").click();
    assertThat(page.locator("#order .big")).hasText("已拥有");
    picture("phone-yours");
  }

  @Test
  void apple_pay_sells_with_a_token_of_the_customers_device() {
    buy("mountain-diary", "小白", "apple-pay web");
    assertThat(page.locator("#order .scan")).hasText("用 Apple Pay 付款");
    picture("cashier-apple-pay");
    page.locator("#order .pay").click();
    assertThat(page.locator("#order .big")).hasText("已拥有");
    page.locator("#order .strong").click();
    assertThat(product("mountain-diary").locator(".owned")).hasText("已拥有");
  }

  @Test
  void an_order_can_be_paid_in_another_way_than_first_chosen() {
    buy("star-atlas", "小黄", "wechat-pay qr");
    assertThat(page.locator("#order .scan")).hasText("请用微信扫码付款");
    var number = page.locator("#order code").textContent();
    page.locator("#order .other-way").click();
    choose("alipay qr");
    assertThat(page.locator("#order .scan")).hasText("请用支付宝扫码付款");
    assertThat(page.locator("#order code")).hasText(number);
    page.locator("#order .pay").click();
    assertThat(page.locator("#order .big")).hasText("已拥有");
  }

  @Test
  void a_pass_shows_until_when_and_sells_the_month_after() {
    buy("apple-music-month", "小明", "wechat-pay qr");
    page.locator("#order .pay").click();
    assertThat(page.locator("#order .big")).hasText("已拥有");
    page.locator("#order .strong").click();

    assertThat(product("apple-music-month").locator(".until")).containsText("有效期至");
    assertThat(product("apple-music-month").getByRole(AriaRole.BUTTON)).hasText("¥11.00");
  }

  @Test
  void a_closed_store_shows_its_reason_and_sells_nothing() {
    assertThat(page.locator(".shut")).hasCount(2);
    assertThat(page.locator(".shut .reason").first()).hasText("iTunes Store 不在中国大陆营业。");
    assertThat(page.locator(".shut button")).hasCount(0);
    assertThat(product("tea-timer").getByRole(AriaRole.BUTTON)).hasText(PRICE);
  }

  @Test
  void the_page_speaks_english_and_remembers_it() {
    page.locator("#language").click();
    page.reload();
    assertThat(page.locator("h1")).hasText("What will it be today?");
    buy("tea-timer", "alice");
    assertThat(page.locator("#order .way .name"))
        .hasText(
            new String[] {
              "WeChat PayScan a code",
              "AlipayScan a code",
              "Alipay's pagePay at Alipay's cashier",
              "Apple PayPay with this device",
              "Apple Pay in an appBy UnionPay"
            });
    picture("cashier-ways-english");
    choose("wechat-pay qr");
    assertThat(page.locator("#order .scan")).hasText("Scan with WeChat to pay");
    assertThat(page.locator("#order .pay")).hasText("Pay as the customer");
    page.locator("#order .other-way").click();
    choose("alipay qr");
    assertThat(page.locator("#order .scan")).hasText("Scan with Alipay to pay");
    assertThat(page.locator("#order .pay")).hasText("Pay as the customer");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    picture("cashier-dark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wechat-pay qr", "alipay qr"})
  void an_order_left_open_can_be_paid_later(String way) {
    buy("night-train", "later " + way, way);
    page.locator("#order .pay").waitFor();
    page.keyboard().press("Escape");
    page.reload();
    page.locator(".purchase button").click();
    page.locator("#order .pay").click();
    assertThat(page.locator("#order .big")).hasText("已拥有");
  }

  @Test
  void an_unreachable_store_shows_an_error_and_the_customer_can_try_again() {
    page.context().setOffline(true);
    buy("tea-timer", "offline");
    assertThat(page.locator("#who-trouble")).hasText("连不上柜台。它还开着吗？");
    page.context().setOffline(false);
    page.locator("#name").press("Enter");
    choose("wechat-pay qr");
    assertThat(page.locator("#order .pay")).isVisible();

    page.context().setOffline(true);
    page.locator("#order .pay").click();
    assertThat(page.locator("#order .trouble")).hasText("连不上柜台。它还开着吗？");
    page.context().setOffline(false);
    page.locator("#order .pay").click();
    assertThat(page.locator("#order .big")).hasText("已拥有");
    complaints.removeIf(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
  }

  private void buy(String product, String name, String way) {
    buy(product, name);
    choose(way);
  }

  private void choose(String way) {
    page.locator("#order [data-way='" + way + "']").click();
  }

  private void buy(String product, String name) {
    product(product).getByRole(AriaRole.BUTTON).click();
    page.locator("#name").fill(name);
    page.locator("#name").press("Enter");
  }

  private Locator product(String id) {
    return page.locator("[data-product=" + id + "]");
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", name + ".png"))
            .setFullPage(page.locator("dialog[open]").count() == 0));
  }
}

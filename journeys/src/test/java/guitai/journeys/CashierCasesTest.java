package guitai.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import guitai.json.Json;
import guitai.local.Store;
import java.nio.file.Path;
import java.time.Duration;
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

/// What the cashier page says when a sale doesn't go the plain way: PAGE-1 to PAGE-6, against the
/// whole local store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CashierCasesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final LocatorAssertions.HasTextOptions SOON =
      new LocatorAssertions.HasTextOptions().setTimeout((double) PATIENCE.toMillis());
  private static final String UNKNOWN = "还不知道付款结果";
  private static final Pattern MINUTES_LEFT = Pattern.compile("1[45]:[0-5]\\d");

  private Store store;
  private StoreInBrowser opened;
  private Browser browser;
  private Page page;

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
    page.navigate(store.uri().toString());
  }

  @AfterEach
  void leave() {
    page.close();
  }

  /// PAGE-1
  @Test
  void a_payment_for_an_app_that_is_owned_already_is_shown_as_refunded_with_its_amount() {
    buy("star-atlas", "page-one", "wechat-pay qr");
    page.locator("#order .pay").waitFor();
    var buyer = AppStoreBuyer.of(store, "page-one");
    var sale =
        "{'play':'buy','product':'com.example.guitai.star_atlas','appAccountToken':'"
            + buyer.accountToken()
            + "'}";
    buyer.play(sale);
    buyer.awaitActive("star-atlas", true);

    page.locator("#order .pay").click();

    assertThat(page.locator("#order .big")).hasText("已退款", SOON);
    assertThat(page.locator("#order .said")).containsText("¥68.00");
    assertThat(page.locator("#order .facts")).containsText("微信支付");
    page.locator("#order .strong").click();
    assertThat(page.locator(".purchase .state")).hasText("已退款");
  }

  /// PAGE-2
  @Test
  void a_payment_whose_callback_is_lost_is_found_after_the_codes_expiry() {
    buy("tea-timer", "page-two", "wechat-pay qr");
    page.locator("#order .pay").waitFor();
    shopper("page-two").pay(orderShown(), "{\"drop\":true}");
    move(Duration.ofMinutes(15).plusSeconds(20));
    assertThat(page.locator("#order .big")).hasText(Pattern.compile("还不知道付款结果|已付款|已拥有"), SOON);
    move(Duration.ofMinutes(2));
    assertThat(page.locator("#order .big")).hasText("已拥有", SOON);
  }

  /// PAGE-2
  @Test
  void an_expired_code_is_no_reason_to_pay_again_and_a_customer_who_has_not_paid_goes_on() {
    buy("night-train", "slow", "wechat-pay qr");
    page.locator("#order .pay").waitFor();
    var number = orderShown();
    move(Duration.ofMinutes(15).plusSeconds(5));
    assertThat(page.locator("#order .big")).hasText(UNKNOWN, SOON);
    assertThat(page.locator("#order .said")).containsText("请不要再付一次");
    page.locator("#order .not-paid").click();
    choose("alipay qr");
    assertThat(page.locator("#order .scan")).hasText("请用支付宝扫码付款");
    assertThat(page.locator("#order code")).hasText(number);
  }

  /// PAGE-3
  @Test
  void an_unclear_answer_to_apple_pay_is_unknown_and_found_without_a_second_payment() {
    buy("mountain-diary", "page-three", "apple-pay web");
    page.locator("#order .pay").waitFor();
    var number = orderShown();
    var trouble =
        Json.object()
            .add("play", "trouble")
            .add("call", "authorize")
            .add("kind", "timeout-after-doing")
            .add("delayMillis", 1);
    Shopper.post(store.simulator("acquirer").resolve("/simulate"), trouble.build().toString());

    page.locator("#order .pay").click();
    assertThat(page.locator("#order .big")).hasText(UNKNOWN, SOON);
    assertThat(page.locator("#order .not-paid")).hasCount(0);
    page.locator("#order .strong").click();

    assertThat(page.locator("#order .big")).hasText("已拥有", SOON);
    assertThat(
            DeviceHolder.of("page-three", store.uri(), store.simulator("acquirer"))
                .payments(number))
        .isOne();
  }

  /// PAGE-4
  @Test
  void an_order_that_was_cancelled_elsewhere_and_paid_late_is_shown_as_refunded() {
    buy("paper-crane", "page-four", "wechat-pay qr");
    page.locator("#order .pay").waitFor();
    var number = orderShown();
    var elsewhere = shopper("page-four");
    elsewhere.post("/orders/" + number + "/cancellation", "-", "");
    assertThat(page.locator("#order .big")).hasText("订单已关闭", SOON);
    assertThat(page.locator("#order .said")).containsText("没有查到这个订单的付款");

    var late = Json.object().add("play", "pay").add("order", number).add("afterClose", true);
    Shopper.post(store.simulator("wechat-pay").resolve("/simulate"), late.build().toString());

    assertThat(page.locator("#order .big")).hasText("已退款", SOON);
    assertThat(page.locator("#order .said")).containsText("¥12.00");
  }

  /// PAGE-5
  @ParameterizedTest
  @ValueSource(longs = {20, -120})
  void it_counts_down_by_the_stores_clock_whatever_the_customers_says(long minutesAhead) {
    var wrong = System.currentTimeMillis() + Duration.ofMinutes(minutesAhead).toMillis();
    page.clock().install(new Clock.InstallOptions().setTime(wrong));
    page.reload();
    buy("ink-garden", "page-five" + minutesAhead, "wechat-pay qr");
    assertThat(page.locator("#order .clock")).containsText(MINUTES_LEFT);
    page.locator("#order .pay").click();
    assertThat(page.locator("#order .big")).hasText("已拥有", SOON);
  }

  /// PAGE-6
  @Test
  void the_lists_are_read_again_when_the_dialog_is_closed_and_the_order_paid_on_the_phone() {
    buy("ink-garden", "page-six", "wechat-pay qr");
    page.locator("#order .pay").waitFor();
    var number = orderShown();
    page.keyboard().press("Escape");
    var phone = shopper("page-six");
    phone.pay(number, "");
    phone.awaitOwned("ink-garden", number);
    assertThat(page.locator(".purchase .state")).hasText("已付款", SOON);
    assertThat(product("ink-garden").locator(".owned")).hasText("已拥有", SOON);
  }

  /// PAGE-6
  @Test
  void a_dialog_that_was_closed_three_times_left_one_order_which_can_be_cancelled() {
    buy("paper-crane", "three", "wechat-pay qr");
    page.locator("#order .pay").waitFor();
    var number = orderShown();
    for (int i = 0; i < 2; i++) {
      page.keyboard().press("Escape");
      product("paper-crane").getByRole(AriaRole.BUTTON).click();
      page.locator("#order .pay").waitFor();
      assertThat(page.locator("#order code")).hasText(number);
    }
    page.locator("#order .cancel").click();
    assertThat(page.locator("#order .big")).hasText("订单已关闭", SOON);
    page.keyboard().press("Escape");
    assertThat(page.locator(".purchase")).hasCount(1);
    assertThat(page.locator(".purchase .state")).hasText("已关闭");
  }

  /// PAGE-6
  @Test
  void an_open_order_of_another_device_is_continued() {
    signIn("two-devices");
    var number = shopper("two-devices").order("night-train");
    product("night-train").getByRole(AriaRole.BUTTON).click();
    choose("alipay qr");
    assertThat(page.locator("#order .scan")).hasText("请用支付宝扫码付款");
    assertThat(page.locator("#order code")).hasText(number);
  }

  /// PAGE-6
  @Test
  void a_phone_is_led_to_the_wallet_and_never_shown_a_code_that_it_should_scan_itself() {
    page.close();
    page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true));
    page.navigate(store.uri().toString());
    buy("ink-garden", "on-a-phone");
    assertThat(page.locator("#order [data-way$=qr]")).hasCount(0);
    choose("wechat-pay mobile-web");
    assertThat(page.locator("#order .scan")).hasText("在微信里付款");
    page.locator("#order a.pay").click();
    page.locator("button").first().click();
    assertThat(page.locator("#order .big")).hasText("已拥有", SOON);
  }

  /// PAGE-6
  @Test
  void a_code_that_was_opened_on_a_desktop_is_replaced_on_a_phone() {
    shopper("changes").order("tea-timer");
    page.close();
    page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true));
    page.navigate(store.uri().toString());
    signIn("changes");
    page.locator(".purchase .state").click();
    assertThat(page.locator("#order .scan")).hasText("怎么付？");
    assertThat(page.locator("#order .code")).hasCount(0);
  }

  private Shopper shopper(String name) {
    return Shopper.of(name, store.uri(), store.simulator("wechat-pay"));
  }

  private void move(Duration ahead) {
    var moved =
        Shopper.post(
            store.uri().resolve("/local/clock"),
            Json.object().add("advanceSeconds", ahead.toSeconds()).build().toString());
    assertThat(moved.status()).isEqualTo(200);
  }

  private String orderShown() {
    return page.locator("#order code").textContent();
  }

  private void signIn(String name) {
    page.locator("#customer").click();
    page.locator("#name").fill(name);
    page.locator("#name").press("Enter");
    assertThat(page.locator("#customer")).containsText(name);
  }

  private void buy(String product, String name, String way) {
    buy(product, name);
    choose(way);
  }

  private void buy(String product, String name) {
    product(product).getByRole(AriaRole.BUTTON).click();
    page.locator("#name").fill(name);
    page.locator("#name").press("Enter");
  }

  private void choose(String way) {
    page.locator("#order [data-way='" + way + "']").click();
  }

  private Locator product(String id) {
    return page.locator("[data-product=" + id + "]");
  }
}

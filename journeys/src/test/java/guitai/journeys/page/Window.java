package guitai.journeys.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;

/// A window of a browser on the page, whose API a test answers.
///
/// @param width in CSS pixels
/// @param scale device pixels to a CSS pixel: 2 is a page at 200 %
record Window(String name, int width, int height, double scale, boolean phone) {
  Page open(Browser browser, URI store, String language, ColorScheme scheme) {
    var options =
        new Browser.NewPageOptions()
            .setViewportSize(width, height)
            .setDeviceScaleFactor(scale)
            .setColorScheme(scheme)
            .setHasTouch(phone)
            .setIsMobile(phone);
    var page = browser.newPage(options);
    page.addInitScript(
        "localStorage.setItem('guitai.customer', JSON.stringify({name: '小红', token: 't'}));"
            + "localStorage.setItem('guitai.language', '"
            + language
            + "');");
    answer(page, "**/entitlements", Json.object().add("entitlements", Json.array()).build());
    answer(page, "**/orders", Json.object().add("orders", Json.array()).build());
    page.navigate(store.toString());
    return page;
  }

  static void answer(Page page, String path, JsonObject body) {
    page.route(
        path,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(200)
                    .setContentType("application/json")
                    .setBody(body.toString())));
  }

  /// Shows the customer's one order, and opens it.
  static void show(Page page, Stage stage) {
    page.unrouteAll();
    var order = stage.order().json();
    var orders = Json.object().add("orders", Json.array().add(order)).build();
    answer(page, "**/entitlements", Json.object().add("entitlements", owned(stage)).build());
    answer(page, "**/orders", orders);
    answer(page, "**/orders/*", order);
    page.reload();
    page.locator(".purchase button").click();
    page.locator("dialog[data-stage=" + stage.name() + "]").waitFor();
  }

  private static JsonValue owned(Stage stage) {
    var list = Json.array();
    if (stage.owned()) {
      var because = Json.array().add(Json.object().add("order", OrderAnswer.ID));
      list.add(
          Json.object()
              .add("product", OrderAnswer.PRODUCT)
              .add("active", true)
              .addNull("until")
              .add("because", because));
    }
    return list.build();
  }

  @Override
  public String toString() {
    return name;
  }
}

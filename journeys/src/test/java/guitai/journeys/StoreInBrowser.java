package guitai.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import guitai.local.Settings;
import guitai.local.Store;
import java.nio.file.Path;

/// The whole local store, and a browser for its page.
public record StoreInBrowser(Store store, Playwright playwright, Browser browser)
    implements AutoCloseable {
  /// A test of a machine without a browser is left out.
  public static StoreInBrowser open(Path home) {
    Needs.orLeaveOut(Chromium.installed().isPresent(), "Chromium");
    var store = Store.start(Settings.forTests(home));
    var playwright = Playwright.create();
    return new StoreInBrowser(store, playwright, Chromium.launch(playwright));
  }

  @Override
  public void close() {
    playwright.close();
    store.close();
  }
}

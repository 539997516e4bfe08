package guitai.journeys.killed;

import guitai.local.Store;
import java.io.IOException;
import java.net.URI;

/// The store as its main class starts it, except that it reaches the provider through a counter.
public final class FusedStore {
  private FusedStore() {}

  /// @param arguments the addresses of the counter and of the provider
  public static void main(String... arguments) throws IOException {
    ProviderCounter.start(Integer.parseInt(arguments[0]), URI.create(arguments[1]));
    Store.main("store");
  }
}

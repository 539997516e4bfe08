package guitai.journeys.killed;

import guitai.local.Store;
import java.io.IOException;
import java.net.URI;

/// The store as its main class starts it, but for a provider that is reached through a counter.
public final class FusedStore {
  private FusedStore() {}

  /// @param arguments where the counter listens, and where the provider does
  public static void main(String... arguments) throws IOException {
    ProviderCounter.start(Integer.parseInt(arguments[0]), URI.create(arguments[1]));
    Store.main("store");
  }
}

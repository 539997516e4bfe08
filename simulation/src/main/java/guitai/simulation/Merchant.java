package guitai.simulation;

import guitai.http.JdkHost;
import guitai.lambda.Trust;
import guitai.lambda.Wiring;
import guitai.local.Catalogue;
import guitai.local.Routes;
import guitai.local.gateway.Route;
import guitai.local.provider.ProviderAccounts;
import guitai.local.secrets.SecretsExtension;
import guitai.local.secrets.StoreSecrets;
import guitai.sandbox.Sandbox;
import guitai.sandbox.SimulatorAddresses;
import guitai.sandbox.keys.KeyFiles;
import guitai.sandbox.simulator.Journal;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatorOpening;
import guitai.sandbox.simulator.Surroundings;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Storefront;
import guitai.storefront.Storefronts;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The merchant of all histories: accounts at the providers, keys, settings, catalogue. They never
/// change, so they are read once.
///
/// @param settings by the names in `template.yaml`
/// @param accounts at the simulated providers, by their names
/// @param routes of the gateway
record Merchant(
    Map<String, String> settings,
    Trust trust,
    SecretsExtension secrets,
    Storefronts storefronts,
    Map<String, SimulatedAccount> accounts,
    List<Route> routes) {
  private static final String HOST = "guitai.example";
  private static final int PORT = 8080;
  private static final URI STORE = URI.create("http://" + HOST + ":" + PORT);
  private static final URI SECRETS = URI.create("http://localhost:2773");
  private static final SimulatorAddresses ADDRESSES = SimulatorAddresses.after(HOST, PORT);

  /// @param home of the keys; missing ones are generated
  static Merchant at(Path home) {
    var own = ProviderAccounts.at(home);
    var documents = new HashMap<String, Supplier<JsonObject>>();
    StoreSecrets.of(new KeyFiles(home.resolve("keys"))).forEach((n, d) -> put(documents, n, d));
    own.secrets().forEach((name, document) -> put(documents, name, document));
    var accounts = new TreeMap<String, SimulatedAccount>();
    Sandbox.PROVIDERS.forEach(provider -> accounts.put(provider.name(), provider.account(home)));
    var settings = settings(own);
    var storefronts =
        new MemoryStorefronts(Catalogue.documents().stream().map(Storefront::fromJson).toList());
    return new Merchant(
        settings,
        own.trust(),
        new SecretsExtension(documents),
        storefronts,
        accounts,
        routes(settings, own.trust(), storefronts));
  }

  /// Their handlers belong to no history, and are never invoked.
  private static List<Route> routes(
      Map<String, String> settings, Trust trust, Storefronts storefronts) {
    var settingsOfAny = new TreeMap<>(settings);
    settingsOfAny.put("ATTEMPT_MINUTES", "15");
    settingsOfAny.put("OPEN_ORDERS", "10");
    var host = new JdkHost(InstantSource.system());
    var store = MemoryPorts.faultless(storefronts);
    return Routes.of(new Wiring(settingsOfAny, trust, store, host, _ -> {}));
  }

  private static void put(
      Map<String, Supplier<JsonObject>> documents, String name, Supplier<JsonObject> document) {
    var read = document.get();
    documents.put(name, () -> read);
  }

  private static Map<String, String> settings(ProviderAccounts accounts) {
    var settings = new TreeMap<>(accounts.settings(ADDRESSES));
    settings.put("SECRETS_URL", SECRETS.toString());
    settings.put("ORDER_SECRET_ARN", SecretsExtension.arn(StoreSecrets.ORDER_SECRET));
    settings.put("ACCOUNT_SECRET_ARN", SecretsExtension.arn(StoreSecrets.ACCOUNT_SECRET));
    settings.put("ENTITLEMENT_KEY_ARN", SecretsExtension.arn(StoreSecrets.ENTITLEMENT_KEY));
    settings.put("PUBLIC_URL", STORE.toString());
    settings.put("EVIDENCE_DAYS", "180");
    settings.put("APP_STORE_REVOCATION", "off");
    return settings;
  }

  /// Opens the providers of one history.
  ///
  /// @param providers gets them by name
  void connect(
      SimulatedNetwork network,
      Scheduler scheduler,
      Callbacks callbacks,
      long seed,
      Map<String, PassiveSimulator> providers) {
    network.add(
        SECRETS, new SimulatedNetwork.Host("secrets", true, request -> secrets.handle(request)));
    accounts.forEach((name, account) -> {
      var address = ADDRESSES.of(name);
      var surroundings =
          Surroundings.ofOneThread(scheduler::now, seed, callbacks, scheduler::sleep);
      var opening =
          new SimulatorOpening(
              Journal.inMemory(),
              () -> address,
              URI.create(STORE + "/notifications/"),
              surroundings);
      var provider = account.open(opening);
      providers.put(name, provider);
      network.add(address, new SimulatedNetwork.Host(name, false, provider::handle));
    });
  }
}

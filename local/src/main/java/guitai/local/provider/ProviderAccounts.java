package guitai.local.provider;

import guitai.lambda.Trust;
import guitai.sandbox.SimulatorAddresses;
import guitai.storefront.Method;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The local store's merchant accounts at all providers.
public record ProviderAccounts(List<ProviderAccount> all) {
  /// All providers: another one is one more line here.
  private static final List<Function<Path, ProviderAccount>> PROVIDERS =
      List.of(
          WechatPayAccount::at,
          AlipayAccount::at,
          AppStoreAccount::at,
          UnionPayAccount::at,
          AcquirerAccount::at);

  public ProviderAccounts {
    all = List.copyOf(all);
  }

  /// @param home of the simulators, which create their keys there
  public static ProviderAccounts at(Path home) {
    return new ProviderAccounts(PROVIDERS.stream().map(account -> account.apply(home)).toList());
  }

  public Map<String, String> settings(SimulatorAddresses simulators) {
    var settings = new TreeMap<String, String>();
    all.forEach(account -> settings.putAll(account.settings(simulators)));
    return settings;
  }

  public Map<String, Supplier<JsonObject>> secrets() {
    var secrets = new HashMap<String, Supplier<JsonObject>>();
    all.forEach(account -> secrets.putAll(account.secrets()));
    return secrets;
  }

  /// The simulators sign under roots of their own.
  public Trust trust() {
    var trust = Trust.pinned();
    for (var account : all) {
      trust = account.trust(trust);
    }
    return trust;
  }

  /// The simulator in which a payment by each method is made.
  public Map<Method, URI> methods(SimulatorAddresses simulators) {
    var methods = new HashMap<Method, URI>();
    for (var account : all) {
      var simulator = simulators.of(account.simulator());
      account.method().ifPresent(method -> methods.put(method, simulator));
    }
    return methods;
  }
}

package guitai.local.provider;

import guitai.lambda.Trust;
import guitai.sandbox.SimulatorAddresses;
import guitai.storefront.Method;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The local store's merchant account at one provider: the credentials from the provider's
/// simulator as a deployment's settings and secrets.
public interface ProviderAccount {
  /// The name of the simulator at which customers pay.
  String simulator();

  /// The method that customers pay by there; empty where their payments start in another simulator.
  Optional<Method> method();

  /// The settings of functions, by their names in the template.
  Map<String, String> settings(SimulatorAddresses simulators);

  /// Secrets by their names; read again each time.
  Map<String, Supplier<JsonObject>> secrets();

  /// Trusts the simulator's root instead of the provider's own.
  default Trust trust(Trust others) {
    return others;
  }
}

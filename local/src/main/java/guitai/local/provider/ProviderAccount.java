package guitai.local.provider;

import guitai.lambda.Trust;
import guitai.sandbox.SimulatorAddresses;
import guitai.storefront.Method;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// This machine's store as a merchant of one provider: what the provider's simulator gives a
/// merchant, as a deployment has it.
public interface ProviderAccount {
  /// The name of the simulator at which customers pay.
  String simulator();

  /// The method that customers pay by there; empty where their payments begin elsewhere.
  Optional<Method> method();

  /// The settings of functions, by their names in the template.
  Map<String, String> settings(SimulatorAddresses simulators);

  /// By their names; read anew each time.
  Map<String, Supplier<JsonObject>> secrets();

  /// With the simulator's root in the place of the provider's own.
  default Trust trust(Trust others) {
    return others;
  }
}

package guitai.sandbox;

import guitai.sandbox.simulator.SimulatedProvider;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the providers' simulators are.
///
/// @param host by which they are reached
/// @param ports by the providers' names
public record SimulatorAddresses(String host, Map<String, Integer> ports) {
  public SimulatorAddresses {
    ports = Map.copyOf(ports);
  }

  /// Of simulators that another process runs.
  ///
  /// @param port of the merchant, which theirs follow
  public static SimulatorAddresses after(String host, int port) {
    return new SimulatorAddresses(
        host,
        Sandbox.PROVIDERS.stream()
            .collect(
                Collectors.toMap(
                    SimulatedProvider::name, provider -> port + provider.portOffset())));
  }

  /// The same simulators, reached by another host.
  public SimulatorAddresses from(String otherHost) {
    return new SimulatorAddresses(otherHost, ports);
  }

  /// @throws IllegalArgumentException where there is no provider of that name
  public URI of(String provider) {
    int port =
        Optional.ofNullable(ports.get(provider))
            .orElseThrow(() -> new IllegalArgumentException("no provider " + provider));
    return URI.create("http://" + host + ":" + port);
  }
}

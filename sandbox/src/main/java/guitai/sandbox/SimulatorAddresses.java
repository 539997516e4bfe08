package guitai.sandbox;

import guitai.sandbox.simulator.SimulatedProvider;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The addresses of the providers' simulators.
///
/// @param host by which clients reach them
/// @param ports by the providers' names
public record SimulatorAddresses(String host, Map<String, Integer> ports) {
  public SimulatorAddresses {
    ports = Map.copyOf(ports);
  }

  /// The addresses of simulators that another process runs.
  ///
  /// @param port of the merchant; the simulators' ports follow it
  public static SimulatorAddresses after(String host, int port) {
    return new SimulatorAddresses(
        host,
        Sandbox.PROVIDERS.stream()
            .collect(
                Collectors.toMap(
                    SimulatedProvider::name, provider -> port + provider.portOffset())));
  }

  /// The same simulators under another host name.
  public SimulatorAddresses from(String otherHost) {
    return new SimulatorAddresses(otherHost, ports);
  }

  /// @throws IllegalArgumentException if no provider has that name
  public URI of(String provider) {
    int port =
        Optional.ofNullable(ports.get(provider))
            .orElseThrow(() -> new IllegalArgumentException("no provider " + provider));
    return URI.create("http://" + host + ":" + port);
  }
}

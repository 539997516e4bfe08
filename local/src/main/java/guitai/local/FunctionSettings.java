package guitai.local;

import guitai.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The file with the functions' settings that `sam local` reads, in the store's home.
public final class FunctionSettings {
  public static final String FILE = "functions.json";

  private FunctionSettings() {}

  /// Replaces it at each start: it has the ports that the store listens on.
  static void write(Path home, Environment environment) {
    var settings = Json.object();
    environment.of(host()).forEach(settings::add);
    settings.remove("AWS_REGION"); // Lambda sets it
    try {
      Files.writeString(
          Files.createDirectories(home).resolve(FILE),
          Json.object().add("Parameters", settings).build() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The host by which a container reaches this machine: the address of Docker's bridge where there
  /// is one.
  public static String host() {
    return bridge().map(InetAddress::getHostAddress).orElse("host.docker.internal");
  }

  private static Optional<InetAddress> bridge() {
    try {
      return Optional.ofNullable(NetworkInterface.getByName("docker0")).stream()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .findFirst();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }
}

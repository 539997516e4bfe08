package guitai.local;

import guitai.sandbox.Sandbox;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The local store's settings: where to listen, where to store data, and which parts to start.
///
/// @param port of the store; DynamoDB Local and the providers' simulators have those after it; 0
///   takes any free ones
/// @param bind the address to listen on: `127.0.0.1`, or `0.0.0.0` so that functions in `sam local`
///   containers reach it too
/// @param durable false keeps the tables in memory, for tests
/// @param corsOrigins of web pages elsewhere that may call the store from a browser
public record Settings(
    int port, Path home, String bind, Set<Part> parts, boolean durable, List<String> corsOrigins) {
  /// Parts that can be started separately, as processes of their own.
  public enum Part {
    STORE,
    SIMULATORS
  }

  /// The distance of DynamoDB Local's port from the store's.
  static final int DYNAMO_DB = 5;

  private static final int LAST_PORT = 65535 - Math.max(DYNAMO_DB, Sandbox.LAST_PORT_OFFSET);

  public Settings {
    parts = Set.copyOf(parts);
    corsOrigins = List.copyOf(corsOrigins);
    home = home.toAbsolutePath().normalize();
  }

  public Settings(int port, Path home, String bind, Set<Part> parts, boolean durable) {
    this(port, home, bind, parts, durable, List.of());
  }

  /// Any free ports, tables in memory.
  public static Settings forTests(Path home) {
    return new Settings(0, home, "127.0.0.1", EnumSet.allOf(Part.class), false);
  }

  /// @throws IllegalArgumentException with a clear line where a value makes no sense
  static Settings of(Map<String, String> environment, List<String> arguments) {
    return new Settings(
        port(environment.getOrDefault("GUITAI_PORT", "8080")),
        home(environment),
        bind(environment.getOrDefault("GUITAI_BIND", "127.0.0.1")),
        parts(arguments),
        true,
        origins(environment.getOrDefault("GUITAI_CORS_ORIGINS", "")));
  }

  /// The host by which this machine reaches the store.
  String host() {
    var address = InetAddress.ofLiteral(bind);
    return address.isAnyLocalAddress() || address.isLoopbackAddress() ? "localhost" : bind;
  }

  /// Whether it listens on more than this machine's own address.
  boolean letsOthersIn() {
    return !InetAddress.ofLiteral(bind).isLoopbackAddress();
  }

  /// The port with that offset from the store's.
  int port(int offset) {
    return port == 0 ? 0 : port + offset;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // The exception below says what it should be.
    }
    throw new IllegalArgumentException("GUITAI_PORT is a port from 1 to " + LAST_PORT);
  }

  private static String bind(String text) {
    try {
      return InetAddress.ofLiteral(text).getHostAddress();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("GUITAI_BIND is an address, like 127.0.0.1 or 0.0.0.0", e);
    }
  }

  /// A relative path starts from the directory of the command, not from where Maven starts the
  /// store.
  private static Path home(Map<String, String> environment) {
    var text = environment.getOrDefault("GUITAI_HOME", "");
    return text.isBlank()
        ? module().resolve(".guitai")
        : Path.of(System.getProperty("guitai.directory", "")).resolve(text);
  }

  /// The directory above `target`, where these classes are.
  private static Path module() {
    try {
      var classes = Settings.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(classes).resolve("../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> origins(String text) {
    var origins = Stream.of(text.split(",", -1)).map(String::strip);
    return origins.filter(origin -> !origin.isEmpty()).toList();
  }

  private static Set<Part> parts(List<String> arguments) {
    var parts = EnumSet.noneOf(Part.class);
    for (var argument : arguments) {
      try {
        parts.add(Part.valueOf(argument.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("what to start is store, simulators or both", e);
      }
    }
    return parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
  }
}

package guitai.lambda;

import guitai.host.Host;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A function's settings, by their names in `template.yaml`, and the secrets that they name.
record Settings(Map<String, String> environment, Secrets secrets, Host host) {
  private static final Duration SECRET_AGE = Duration.ofMinutes(5);

  Settings {
    environment = Map.copyOf(environment);
  }

  /// `SECRETS_URL` is the address of the secrets extension, or of its replacement off AWS.
  static Settings of(Map<String, String> environment, Host host) {
    var url = environment.getOrDefault("SECRETS_URL", "");
    var token = environment.getOrDefault("AWS_SESSION_TOKEN", "");
    var secrets =
        new Secrets(
            URI.create(url.isBlank() ? "http://localhost:2773" : url),
            token.isBlank() ? "none" : token,
            host.transport());
    return new Settings(environment, secrets, host);
  }

  String required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalStateException("the environment has no " + name));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /// The secret whose ARN is in a setting, fetched when it is used and cached for five minutes.
  <T> Supplier<T> secret(String arn, Function<String, T> parse) {
    var name = required(arn);
    return new Cached<>(() -> parse.apply(secrets.read(name)), SECRET_AGE, host);
  }
}

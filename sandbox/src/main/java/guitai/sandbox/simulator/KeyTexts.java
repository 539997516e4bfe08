package guitai.sandbox.simulator;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A merchant's keys and numbers at one provider: the texts of the files in `keys/NAME`. Never
/// prints.
///
/// @param name of the directory
/// @param files their texts by name
public record KeyTexts(String name, Map<String, String> files) {
  public KeyTexts {
    files = Map.copyOf(files);
  }

  /// @param generated the files if they are missing
  public static KeyTexts at(Path home, String name, Supplier<Map<String, String>> generated) {
    return new KeyTexts(name, SecretFiles.at(home.resolve("keys").resolve(name), generated));
  }

  public String text(String file) {
    return Optional.ofNullable(files.get(file))
        .map(String::strip)
        .orElseThrow(() -> new IllegalStateException("keys/" + name + "/" + file + " is missing"));
  }

  @Override
  public String toString() {
    return "KeyTexts[" + name + "]";
  }

  /// What the texts mean.
  ///
  /// @throws IllegalStateException if one of them is damaged
  public <M> M parsed(Function<KeyTexts, M> parse) {
    try {
      return parse.apply(this);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("a key in keys/" + name + " is damaged", e);
    }
  }
}

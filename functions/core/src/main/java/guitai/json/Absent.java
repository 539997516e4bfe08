package guitai.json;

import java.util.Optional;

/// Texts that may be absent, in stored forms where an absent one is empty.
public final class Absent {
  private Absent() {}

  public static String write(Optional<String> text) {
    return text.orElse("");
  }

  public static Optional<String> read(String text) {
    return Optional.of(text).filter(present -> !present.isEmpty());
  }
}

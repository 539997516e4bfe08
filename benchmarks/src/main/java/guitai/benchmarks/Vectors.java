package guitai.benchmarks;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The test files of `functions/core`.
final class Vectors {
  private Vectors() {}

  static byte[] bytes(String path) {
    try (var stream = Vectors.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(stream, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  static JsonObject json(String path) {
    return Json.parse(bytes(path));
  }
}

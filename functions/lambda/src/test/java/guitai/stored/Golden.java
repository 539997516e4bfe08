package guitai.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The golden files of one kind of stored text, one file a form.
///
/// @param folder below `guitai/stored`, of this kind alone
/// @param type of which no form is without a file
public record Golden<T>(
    String folder, Type type, Function<String, T> read, Function<T, String> write) {
  static final Path ALL = Path.of("src/test/resources/guitai/stored");
  private static final String SUFFIX = ".json";

  /// That each file is read to its value and written from it, whatever else a later version added
  /// to it; and that there is no form without a file, and no file without a value.
  public Stream<DynamicTest> hold(List<Named<T>> values) {
    var each =
        values.stream().map(named -> dynamicTest(folder + "/" + named.name(), () -> hold(named)));
    return Stream.concat(
        each,
        Stream.of(
            dynamicTest(folder + ": every file is named", () -> everyFileIsNamed(values)),
            dynamicTest(folder + ": every form has a file", () -> everyFormHasAFile(values))));
  }

  private void hold(Named<T> named) {
    var text = text(named.name());
    assertThat(read.apply(text)).isEqualTo(named.value());
    assertThat(write.apply(named.value())).isEqualTo(text);
    assertThat(read.apply(grown(Json.parse(text)).toString())).isEqualTo(named.value());
  }

  private void everyFileIsNamed(List<Named<T>> values) {
    assertThat(files(ALL.resolve(folder)))
        .isEqualTo(values.stream().map(v -> v.name() + SUFFIX).collect(Collectors.toSet()))
        .hasSize(values.size());
  }

  private void everyFormHasAFile(List<Named<T>> values) {
    assertThat(Forms.shownBy(values.stream().map(Named::value).toList()))
        .containsAll(Forms.of(type));
  }

  /// The stored text, byte for byte.
  public String text(String name) {
    try {
      return Files.readString(ALL.resolve(folder).resolve(name + SUFFIX));
    } catch (IOException e) {
      throw new UncheckedIOException("no golden file of " + folder + "/" + name, e);
    }
  }

  static Set<String> files(Path directory) {
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With a field more.
  private static JsonObject grown(JsonObject json) {
    var grown = Json.object();
    json.forEach(grown::add);
    return grown.add("added-later", Json.object().add("S", "by a later version")).build();
  }
}

package guitai.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The golden files of one kind of stored text, one file a form.
///
/// @param folder below `guitai/stored`, of this kind alone
/// @param type of which no form is without a file
/// @param apart types that have golden files of their own
/// @param grown the text as a later version may write it, with more fields
public record Golden<T>(
    String folder,
    Type type,
    Set<Class<?>> apart,
    Function<String, T> read,
    Function<T, String> write,
    UnaryOperator<JsonObject> grown) {
  public static final Path ALL = Path.of("src/test/resources/guitai/stored");
  private static final String SUFFIX = ".json";

  /// Of texts whose every object may get more fields.
  public Golden(String folder, Type type, Function<String, T> read, Function<T, String> write) {
    this(folder, type, Set.of(), read, write, Golden::grown);
  }

  /// Of texts which get more fields at their top only, as items and journal entries do.
  public static <T> Golden<T> flat(
      String folder,
      Type type,
      Function<String, T> read,
      Function<T, String> write,
      Class<?>... apart) {
    return new Golden<>(folder, type, Set.of(apart), read, write, Golden::grownAtTheTop);
  }

  /// Tests that each file is read to its value and written from it, also with the fields that a
  /// later version adds; that no form lacks a file, and no file lacks a value.
  public Stream<DynamicTest> hold(List<GoldenValue<T>> values) {
    var each =
        values.stream().map(named -> dynamicTest(folder + "/" + named.name(), () -> hold(named)));
    return Stream.concat(
        each,
        Stream.of(
            dynamicTest(folder + ": every file is named", () -> everyFileIsNamed(values)),
            dynamicTest(folder + ": every form has a file", () -> everyFormHasAFile(values))));
  }

  private void hold(GoldenValue<T> named) {
    var text = text(named.name());
    assertThat(read.apply(text)).isEqualTo(named.value());
    assertThat(write.apply(named.value())).isEqualTo(text);
    assertThat(read.apply(grown.apply(Json.parse(text)).toString())).isEqualTo(named.value());
  }

  private void everyFileIsNamed(List<GoldenValue<T>> values) {
    assertThat(files(ALL.resolve(folder)))
        .isEqualTo(values.stream().map(v -> v.name() + SUFFIX).collect(Collectors.toSet()))
        .hasSize(values.size());
  }

  private void everyFormHasAFile(List<GoldenValue<T>> values) {
    assertThat(Forms.shownBy(values.stream().map(GoldenValue::value).toList(), apart))
        .containsAll(Forms.of(type, apart));
  }

  /// The stored text, byte for byte.
  public String text(String name) {
    try {
      return Files.readString(ALL.resolve(folder).resolve(name + SUFFIX));
    } catch (IOException e) {
      throw new UncheckedIOException("no golden file of " + folder + "/" + name, e);
    }
  }

  public static Set<String> files(Path directory) {
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With a field more in each object.
  private static JsonObject grown(JsonObject json) {
    var grown = Json.object();
    json.forEach((name, value) -> grown.add(name, grown(value)));
    return grown.add("added-later", Json.object().add("by", "a later version")).build();
  }

  private static JsonObject grownAtTheTop(JsonObject json) {
    var grown = Json.object();
    json.forEach(grown::add);
    return grown.add("added-later", Json.object().add("S", "by a later version")).build();
  }

  private static JsonValue grown(JsonValue value) {
    return value instanceof JsonObject object ? grown(object) : value;
  }
}

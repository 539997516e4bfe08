package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Values that travel together are one type.
class ShapeTest {
  private static final int PARAMETERS = 6;
  private static final int COMPONENTS = 8;

  @Test
  void a_method_has_at_most_six_parameters_and_a_record_at_most_eight_components()
      throws IOException {
    var shape = shape();
    assertThat(shape.parameters()).containsKey("guitai.order.Decision#decide");
    assertThat(shape.components()).containsKey("guitai.order.Event.AttemptOpened");

    var larger =
        Stream.concat(
                larger(shape.parameters(), PARAMETERS), larger(shape.components(), COMPONENTS))
            .collect(Collectors.toSet());

    assertThat(larger).isEmpty();
  }

  private static Stream<String> larger(Map<String, Integer> counts, int limit) {
    return counts.entrySet().stream().filter(e -> e.getValue() > limit).map(Map.Entry::getKey);
  }

  private static Shape shape() throws IOException {
    return Shape.of(
        List.of("functions/core", "functions/lambda", "local", "sandbox").stream()
            .map(module -> Repository.ROOT.resolve(module).resolve("src/main/java"))
            .toList());
  }
}

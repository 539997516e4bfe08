package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.ExampleJourney.Body;
import guitai.journeys.rules.OpenApi;
import guitai.local.Settings;
import guitai.local.Store;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every example in `openapi.yaml` equals a message that the store received or answered, and every
/// answer matches its schema.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiExamplesTest {
  private static final String RECONCILIATION = "Reconciliation";

  private OpenApi api;
  private Map<String, Body> bodies;
  private Optional<Body> reconciliation = Optional.empty();

  @BeforeAll
  void play(@TempDir Path home) throws IOException, InterruptedException {
    api = OpenApi.read();
    try (var store = Store.start(Settings.forTests(home.resolve("sold")))) {
      bodies = new ExampleJourney(store, api).play();
      bodies.putAll(new ExampleFaults(store).play());
    }
    try (var store = Store.start(Settings.forTests(home.resolve("reconciled")))) {
      reconciliation = ReconciliationExample.play(store);
    }
    reconciliation.ifPresent(body -> bodies.put(RECONCILIATION, body));
  }

  @Test
  void an_example_equals_the_message_that_was_sent_or_answered() {
    var examples = new TreeSet<>(api.components("examples").keySet());
    if (reconciliation.isEmpty()) { // near midnight
      examples.remove(RECONCILIATION);
    }
    assertThat(bodies.keySet()).isEqualTo(examples);
    bodies.forEach((name, body) ->
        assertThat(Form.of(api.example(name)))
            .as(name + ": " + body.json())
            .isEqualTo(Form.of(body.json())));
  }

  @Test
  void a_body_and_its_example_keep_to_the_schema() {
    bodies.forEach((name, body) -> {
      var schema = media(body).getJsonObject("schema");
      api.requireValid(body.json(), schema, name);
      api.requireValid(api.example(name), schema, name);
    });
  }

  @Test
  void an_example_stands_where_its_body_was_seen() {
    bodies.forEach((name, body) ->
        assertThat(media(body).getJsonObject("examples").toString())
            .contains("\"#/components/examples/" + name + "\""));
  }

  /// The schema of the body, by its route and status.
  private JsonObject media(Body body) {
    var described =
        body.status() == 0
            ? api.operation(body.route()).getJsonObject("requestBody")
            : api.response(body.route(), body.status());
    var content = api.content(described);
    boolean problem = body.json().asJsonObject().containsKey("detail");
    var type = problem ? "application/problem+json" : "application/json";
    assertThat(content.keySet()).as(body.route()).contains(type);
    return content.getJsonObject(type);
  }
}

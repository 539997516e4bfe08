package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.local.Settings;
import guitai.local.Store;
import guitai.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command of the documents is run against a local store, word by word, or its fence says
/// what it needs that a test doesn't have.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
  /// The store's, where it isn't told another one.
  private static final int PORT = 8080;

  private static final Set<String> LANGUAGES =
      Set.of("bash", "js", "json", "mermaid", "swift", "text", "");

  /// What the commands of a document come to, beyond that none of them is refused.
  private static final Map<String, List<String>> OUTCOMES =
      Map.of(
          "README.md", List.of("\"granted\"", "\"active\":true"),
          "README.zh-CN.md", List.of("\"granted\"", "\"active\":true"),
          "docs/local.md", List.of("wrong-amount", "\"refunding\"", "\"paid\"", "\"transaction\""),
          "docs/operate.md", List.of("refund-abnormal", "confirmedBy"));

  private Store store;
  private Shell shell;

  @BeforeAll
  void open(@TempDir Path home, @TempDir Path root) throws IOException {
    Shell.needsPrograms();
    store = Store.start(Settings.forTests(home));
    shell = new Shell(root, MerchantFiles.of(store, root));
  }

  @AfterAll
  void close() {
    if (store != null) {
      store.close();
    }
  }

  static List<Document> documents() throws IOException {
    return Document.all();
  }

  static Stream<Fence> fences() throws IOException {
    return Document.all().stream()
        .flatMap(document -> document.fences().stream())
        .filter(Fence::holdsCommands);
  }

  static List<Document> withCommands() throws IOException {
    return Document.all().stream()
        .filter(document -> document.fences().stream().anyMatch(Fence::runs))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("withCommands")
  void its_commands_run_one_after_another_and_none_is_refused(Document document) {
    var script =
        document.fences().stream()
            .filter(Fence::runs)
            .map(Fence::text)
            .collect(Collectors.joining("\n"));

    var said = shell.run(here(script));

    assertThat(said).doesNotContain("urn:guitai:", "\"message\":");
    assertThat(OUTCOMES.getOrDefault(document.toString(), List.of()))
        .allSatisfy(outcome -> assertThat(said).contains(outcome));
  }

  /// The same script, where this store listens.
  private String here(String script) {
    var moved = script.replace("localhost:" + PORT, "localhost:" + store.uri().getPort());
    for (var provider : Sandbox.PROVIDERS) {
      moved =
          moved.replace(
              "localhost:" + (PORT + provider.portOffset()),
              "localhost:" + store.simulator(provider.name()).getPort());
    }
    return moved;
  }

  @ParameterizedTest
  @MethodSource("fences")
  void a_command_is_one_that_bash_can_read(Fence fence) {
    shell.parse(fence.text());
  }

  @ParameterizedTest
  @MethodSource("fences")
  void a_command_runs_or_its_mark_says_what_it_needs(Fence fence) {
    if (!fence.runs()) {
      assertThat(fence.mark().fits(fence)).as(fence.text()).isTrue();
    }
    if (fence.info().isEmpty()) {
      assertThat(fence.heading()).isIn("Run", "Test");
    }
    assertThat(fence.text()).as("no placeholder").doesNotContain("…", "<order", "<transaction");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_fence_is_of_a_language_that_is_known_here(Document document) {
    assertThat(document.fences()).extracting(Fence::language).isSubsetOf(LANGUAGES);
  }

  @Test
  void most_commands_are_run() throws IOException {
    long run = fences().filter(Fence::runs).mapToLong(fence -> fence.commands().size()).sum();
    var marked =
        fences()
            .filter(fence -> !fence.runs())
            .collect(
                Collectors.groupingBy(
                    Fence::mark, Collectors.summingInt(fence -> fence.commands().size())));
    System.out.println("commands of the documents: " + run + " run, marked " + marked);
    assertThat(run).isGreaterThan(marked.values().stream().mapToInt(n -> n).sum());
  }
}

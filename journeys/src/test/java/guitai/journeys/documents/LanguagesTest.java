package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.documents.Document.Link;
import guitai.journeys.rules.Repository;
import guitai.local.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The first page says the same in two languages, and is short.
class LanguagesTest {
  private static final Document ENGLISH = Document.of("README.md");
  private static final Document CHINESE = Document.of("README.zh-CN.md");

  /// Two screens of prose. It is there until the store is open, and lets Maven end with an error as
  /// long as it is.
  private static final String OPENING = "local/target/opening";

  private static final int MOST_WORDS = 1600;

  @Test
  void the_two_first_pages_have_the_same_sections_and_tables() {
    assertThat(CHINESE.levels()).isEqualTo(ENGLISH.levels());
    assertThat(rows(CHINESE)).isEqualTo(rows(ENGLISH));
  }

  private static List<Integer> rows(Document document) {
    return document.prose().stream()
        .filter(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1).length)
        .toList();
  }

  @Test
  void they_have_the_same_commands() {
    assertThat(commands(CHINESE)).isEqualTo(commands(ENGLISH)).isNotEmpty();
    assertThat(CHINESE.fences().stream().map(Fence::info))
        .isEqualTo(ENGLISH.fences().stream().map(Fence::info).toList());
  }

  private static List<List<String>> commands(Document document) {
    return document.fences().stream().filter(Fence::holdsCommands).map(Fence::lines).toList();
  }

  @Test
  void they_lead_to_the_same_places_and_to_each_other() {
    var other = List.of("README.md", "README.zh-CN.md");
    assertThat(targets(CHINESE)).contains("README.md");
    assertThat(targets(ENGLISH)).contains("README.zh-CN.md");
    assertThat(targets(CHINESE).stream().filter(target -> !other.contains(target)))
        .isEqualTo(targets(ENGLISH).stream().filter(target -> !other.contains(target)).toList());
  }

  private static List<String> targets(Document document) {
    return document.links().stream().map(Link::target).toList();
  }

  @Test
  void the_run_command_and_the_test_command_are_one_line_each() throws IOException {
    for (var document : List.of(ENGLISH, CHINESE)) {
      for (var heading : List.of("Run", "Test")) {
        assertThat(document.fences())
            .filteredOn(fence -> fence.heading().equals(heading))
            .singleElement()
            .satisfies(fence -> assertThat(fence.lines()).hasSize(1));
      }
    }
    assertThat(Files.readString(Repository.ROOT.resolve(".ci/run")))
        .contains("\n" + ENGLISH.fences().getLast().lines().getFirst() + "\n");
  }

  @Test
  void the_run_command_starts_what_the_local_module_has() throws IOException {
    var run = ENGLISH.fences().get(1).lines().getFirst();
    assertThat(run).contains("-pl local").contains("exec:exec@store");
    assertThat(Files.readString(Repository.ROOT.resolve("local/pom.xml")))
        .contains("<id>store</id>")
        .contains("<argument>" + Store.class.getName() + "</argument>")
        .contains("-Dguitai.opening=${session.executionRootDirectory}/" + OPENING);
    assertThat(Files.readString(Repository.ROOT.resolve("pom.xml")))
        .contains("new File(\"${session.executionRootDirectory}\", \"" + OPENING + "\")");
  }

  @Test
  void the_first_page_is_two_screens_at_most() throws IOException {
    var words = Files.readString(Repository.ROOT.resolve("README.md")).strip().split("\\s+", -1);
    System.out.println("README.md has " + words.length + " words");
    assertThat(words).hasSizeLessThanOrEqualTo(MOST_WORDS);
  }
}

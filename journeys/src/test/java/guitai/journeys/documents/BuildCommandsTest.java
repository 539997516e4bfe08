package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.documents.Fence.Mark;
import guitai.journeys.rules.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents tell Maven to do is there to be done.
class BuildCommandsTest {
  private static final Pattern MODULE = Pattern.compile("-pl ([\\w/]+)");
  private static final Pattern PROFILE = Pattern.compile("-P(\\w+)");
  private static final Pattern TEST = Pattern.compile("-Dtest=(\\w+)");
  private static final int DEPTH = 12;

  static Stream<String> commands() throws IOException {
    return Document.all().stream()
        .flatMap(document -> document.fences().stream())
        .filter(fence -> fence.holdsCommands() && !fence.runs())
        .filter(Mark.BUILD::fits)
        .flatMap(fence -> fence.commands().stream())
        .filter(command -> command.contains("mvn "));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void its_modules_and_profiles_are_those_of_the_poms(String command) throws IOException {
    var pom = Files.readString(Repository.ROOT.resolve("pom.xml"));
    assertThat(named(MODULE, command))
        .allSatisfy(name -> assertThat(pom).contains("<module>" + name + "</module>"));
    assertThat(named(PROFILE, command))
        .allSatisfy(name -> assertThat(pom).contains("<id>" + name + "</id>"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void its_tests_are_in_its_module(String command) {
    assertThat(named(TEST, command))
        .allSatisfy(name ->
            assertThat(named(MODULE, command))
                .anySatisfy(module -> assertThat(tests(module)).contains(name + ".java")));
  }

  private static List<String> named(Pattern pattern, String command) {
    return pattern.matcher(command).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static List<String> tests(String module) throws IOException {
    var sources = Repository.ROOT.resolve(module).resolve("src/test/java");
    try (var files = Files.find(sources, DEPTH, (file, _) -> file.toString().endsWith(".java"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

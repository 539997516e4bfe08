package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.rules.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The changelog and the poms agree on what this is.
class VersionTest {
  private static final Pattern VERSION =
      Pattern.compile(
          "<groupId>guitai</groupId>\\s*<artifactId>guitai</artifactId>\\s*<version>(.*)</version>");
  private static final Pattern RELEASE = Pattern.compile("## (\\d+\\.\\d+\\.\\d+)");
  private static final int DEPTH = 3;

  @Test
  void every_pom_has_the_version_that_the_changelog_begins_with() throws IOException {
    var newest =
        Document.of("CHANGELOG.md").prose().stream()
            .flatMap(line -> RELEASE.matcher(line).results())
            .map((MatchResult match) -> match.group(1))
            .findFirst()
            .orElseThrow();
    try (var files = Files.find(Repository.ROOT, DEPTH, (file, _) -> file.endsWith("pom.xml"))) {
      assertThat(files.filter(VersionTest::ours).toList())
          .hasSizeGreaterThan(5)
          .allSatisfy(pom ->
              assertThat(VERSION.matcher(Files.readString(pom)).results())
                  .singleElement()
                  .satisfies(match -> assertThat(match.group(1)).isEqualTo(newest)));
    }
  }

  private static boolean ours(Path file) {
    return !Repository.ROOT.relativize(file).toString().contains("target");
  }
}

package guitai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The planted bugs are bugs of the sources as they are now.
class PlantedBugsTest {
  private static final Path HOME =
      Path.of(System.getProperty("guitai.simulation.home")).toAbsolutePath();

  @Test
  void at_least_twenty_bugs_are_planted_each_with_a_sentence() throws IOException {
    assertThat(Patch.of(HOME.resolve("bugs")))
        .hasSizeGreaterThanOrEqualTo(20)
        .allSatisfy(bug -> assertThat(bug.sentence()).endsWith("."));
  }

  @Test
  void every_planted_bug_still_fits_the_sources_and_compiles() throws IOException {
    for (var bug : Patch.of(HOME.resolve("bugs"))) {
      assertThat(bug.hunks()).as(bug.name()).isNotEmpty();
      try (var classes = PatchedClasses.of(bug, HOME.resolve("..").normalize())) {
        assertThat(Files.exists(classes.directory())).isTrue();
      }
    }
  }
}

package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.rules.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/problems.md` has every type of problem that the code makes, and no other.
class ProblemsTest {
  @Test
  void the_tables_are_what_the_code_makes() throws IOException {
    var written = ProblemTable.written();
    var anew = written.madeAnew();
    Files.writeString(Repository.ROOT.resolve("journeys/target/problems.md"), anew.text());
    assertThat(written.text().lines())
        .as("journeys/target/problems.md is what docs/problems.md should be")
        .containsExactlyElementsOf(anew.text().lines().toList());
  }

  @Test
  void each_problem_has_a_status_a_meaning_and_something_to_do() {
    var document = Document.of("docs/problems.md");
    for (var heading : List.of("Problems of the API", "Problems of the local store alone")) {
      assertThat(document.rows(heading))
          .isNotEmpty()
          .allSatisfy(row -> {
            assertThat(row).hasSize(4).allSatisfy(cell -> assertThat(cell).isNotBlank());
            assertThat(row.get(1)).matches("[45]\\d\\d(, [45]\\d\\d)*");
          });
    }
  }
}

package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.documents.Document.Link;
import guitai.journeys.rules.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A link of a document leads somewhere.
class LinksTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final int TRAILS = 5;

  static List<Document> documents() throws IOException {
    return Document.all();
  }

  private static Stream<Link> relative(Document document) {
    return document.links().stream().filter(link -> !link.target().contains("://"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_relative_link_leads_to_a_file_or_folder_of_the_repository(Document document) {
    assertThat(relative(document))
        .allSatisfy(
            link -> assertThat(document.leadsTo(link)).startsWith(Repository.ROOT).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void an_anchor_is_a_heading(Document document) {
    assertThat(relative(document).filter(link -> link.target().contains("#")))
        .allSatisfy(link -> {
          var target = Repository.ROOT.relativize(document.leadsTo(link)).toString();
          assertThat(Document.of(target).anchors())
              .contains(link.target().replaceFirst("[^#]*#", ""));
        });
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_link_to_elsewhere_is_encrypted(Document document) {
    assertThat(document.links())
        .filteredOn(link -> link.target().contains("://"))
        .allSatisfy(link -> assertThat(link.target()).startsWith("https://"));
  }

  @Test
  void the_five_trails_lead_to_files_that_hold_the_words_they_name() {
    var architecture = Document.of("docs/architecture.md");
    var trails = architecture.rows("Five trails");
    assertThat(trails).hasSize(TRAILS);
    for (var trail : trails) {
      var links = Document.links(trail.getLast()).toList();
      assertThat(links).as(trail.getFirst()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(links)
          .allSatisfy(link -> {
            var text = Files.readString(architecture.leadsTo(link));
            assertThat(words(link)).allSatisfy(word -> assertThat(text).contains(word));
          });
    }
  }

  private static List<String> words(Link link) {
    return CODE.matcher(link.words())
        .results()
        .map((MatchResult match) -> match.group(1))
        .filter(word -> !word.contains("."))
        .toList();
  }
}

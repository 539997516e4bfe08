package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.held.HeldReason;
import guitai.journeys.rules.Template;
import guitai.notification.Outcome;
import guitai.reconciliation.Difference;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/operate.md` tells what to do about whatever rings or waits.
class RunbookTest {
  private static final Document OPERATE = Document.of("docs/operate.md");

  private static List<String> firsts(String heading) {
    var rows = OPERATE.rows(heading);
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(row).hasSize(3).allSatisfy(cell -> assertThat(cell).isNotBlank()));
    return rows.stream().map(row -> row.getFirst().replace("`", "")).toList();
  }

  @Test
  void each_alarm_of_the_template_has_its_row() throws IOException {
    assertThat(firsts("Alarms"))
        .containsExactlyInAnyOrderElementsOf(
            Template.read().all("AWS::CloudWatch::Alarm").keySet());
  }

  @Test
  void each_reason_of_the_held_list_has_its_row() {
    assertThat(firsts("The held list"))
        .containsExactlyElementsOf(Stream.of(HeldReason.values()).map(HeldReason::text).toList());
  }

  @Test
  void each_outcome_of_a_notification_has_its_row() {
    assertThat(firsts("Outcomes of notifications"))
        .containsExactlyElementsOf(Stream.of(Outcome.values()).map(Outcome::text).toList());
  }

  @Test
  void each_kind_of_difference_has_its_row() {
    assertThat(firsts("Read a day's reconciliation"))
        .containsExactlyElementsOf(
            Stream.of(Difference.Kind.values()).map(Difference.Kind::text).toList());
  }
}

package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.held.HeldReason;
import guitai.journeys.rules.Template;
import guitai.lambda.Measure;
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
  void each_measure_of_a_scheduled_run_has_its_row() { // OPS-1, OPS-2
    assertThat(firsts("Metrics"))
        .containsExactlyElementsOf(Stream.of(Measure.values()).map(Measure::text).toList());
  }

  @Test
  void each_heartbeat_and_backlog_alarm_takes_missing_data_for_the_worst() throws IOException {
    Template.read()
        .all("AWS::CloudWatch::Alarm")
        .forEach((name, alarm) -> {
          if (name.matches(".*Heartbeat.*|Oldest.*|HeldPayments.*|ProviderFailures.*")) {
            assertThat(alarm.getString("TreatMissingData")).as(name).isEqualTo("breaching");
          }
          assertThat(alarm.toString()).as(name).doesNotContain("AsyncEvent"); // none in China
        });
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

package guitai.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.problem.Unavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryDailyReportsTest extends DailyReportsContract {
  private boolean dies;

  private final MemoryDailyReports reports =
      new MemoryDailyReports(() -> {
        if (dies) {
          throw new Unavailable("throttled");
        }
      });

  @Override
  protected DailyReports reports() {
    return reports;
  }

  @Test
  void a_run_that_dies_in_between_leaves_the_earlier_report() {
    reports.put(report(DAY, 1), List.of(), List.of());
    dies = true;
    assertThatThrownBy(() -> reports.put(report(DAY, 2), List.of(difference("1")), List.of()))
        .isInstanceOf(Unavailable.class);
    assertThat(reports.find(source, DAY)).contains(report(DAY, 1));
    assertThat(reports.differences(source, DAY)).containsExactly(difference("1"));
  }
}

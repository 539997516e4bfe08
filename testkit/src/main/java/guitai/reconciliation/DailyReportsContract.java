package guitai.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.order.OrderId;
import guitai.order.OrderPostings;
import guitai.order.Past;
import guitai.order.SampleEvents;
import guitai.payment.Balance;
import guitai.problem.Unavailable;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The contract of every implementation of [DailyReports].
public abstract class DailyReportsContract {
  static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final Money NOTHING = Money.of(0, "CNY");

  final String source = "book-" + UUID.randomUUID();

  protected abstract DailyReports reports();

  DailyReport report(LocalDate day, int runs) {
    return new DailyReport(
        source,
        day,
        NOON,
        runs,
        new DailyReport.Counts(2, 1, 0, 1),
        new DailyReport.Ours(
            new PaymentSums(0, NOTHING, 0, NOTHING),
            new Balance(NOTHING, NOTHING, NOTHING, NOTHING)),
        Optional.of(new DailyReport.Billed(new PaymentSums(0, NOTHING, 0, NOTHING), 36_000)),
        Optional.empty());
  }

  static Difference difference(String payment) {
    return new Difference(
        Difference.Kind.MISSING_ON_BILL,
        new Difference.Subject(Optional.of("order"), Optional.of(payment), Optional.empty()),
        Optional.of(Money.of(600, "CNY")),
        Optional.empty(),
        NOON,
        Difference.Outcome.OPEN,
        "detail");
  }

  private static List<CarriedOver> waiting() {
    var payment = SampleEvents.payment();
    var none = Past.none(OrderId.unmatched(payment.id()));
    var posting =
        OrderPostings.of(none.plus(SampleEvents.unmatched(payment, SampleEvents.evidence())));
    return List.of(new CarriedOver.Ours(DAY, posting.getFirst()));
  }

  @Test
  void a_stored_report_is_found() {
    assertThat(reports().find(source, DAY)).isEmpty();
    var waiting = waiting();

    reports().put(report(DAY, 1), List.of(difference("1")), waiting);

    assertThat(reports().find(source, DAY)).contains(report(DAY, 1));
    assertThat(reports().differences(source, DAY)).containsExactly(difference("1"));
    assertThat(reports().carriedOver(source, DAY)).isEqualTo(waiting);
  }

  @Test
  void a_later_report_replaces_the_earlier_one_with_all_its_differences() {
    reports().put(report(DAY, 1), List.of(difference("1"), difference("2")), waiting());

    reports().put(report(DAY, 2), List.of(difference("2"), difference("3")), List.of());

    assertThat(reports().find(source, DAY)).contains(report(DAY, 2));
    assertThat(reports().differences(source, DAY))
        .containsExactly(difference("2"), difference("3"));
    assertThat(reports().carriedOver(source, DAY)).isEmpty();
  }

  @Test
  void two_differences_of_one_key_are_refused_and_the_earlier_report_stays() {
    reports().put(report(DAY, 1), List.of(), List.of());

    assertThatThrownBy(() ->
            reports().put(report(DAY, 2), List.of(difference("1"), difference("1")), List.of()))
        .isNotInstanceOf(Unavailable.class);

    assertThat(reports().find(source, DAY)).contains(report(DAY, 1));
  }

  @Test
  void differences_and_what_is_carried_over_are_sorted_by_key() {
    var waiting = Stream.generate(DailyReportsContract::waiting).limit(5).flatMap(List::stream);
    var all = new ArrayList<>(waiting.toList());
    Collections.reverse(all);
    reports().put(report(DAY, 1), List.of(difference("2"), difference("1")), all);

    assertThat(reports().differences(source, DAY))
        .containsExactly(difference("1"), difference("2"));
    assertThat(reports().carriedOver(source, DAY))
        .containsExactlyInAnyOrderElementsOf(all)
        .isSortedAccordingTo(Comparator.comparing(CarriedOver::key));
  }

  @Test
  void the_days_from_one_to_another_are_given_oldest_first() {
    for (int i : List.of(3, 0, 2, 1)) {
      reports().put(report(DAY.plusDays(i), 1), List.of(), List.of());
    }

    assertThat(reports().between(source, DAY.plusDays(1), DAY.plusDays(2)))
        .containsExactly(report(DAY.plusDays(1), 1), report(DAY.plusDays(2), 1));
    assertThat(reports().between("another-" + source, DAY, DAY.plusDays(3))).isEmpty();
  }

  @Test
  void the_pages_of_differences_together_hold_each_once() {
    var all = new ArrayList<Difference>();
    for (int i = 0; i < 7; i++) {
      all.add(difference(Integer.toString(i)));
    }
    reports().put(report(DAY, 1), all, List.of());

    var paged = new ArrayList<Difference>();
    var after = Optional.<String>empty();
    do {
      var page = reports().differences(source, DAY, after, 3);
      assertThat(page.differences()).hasSizeBetween(1, 3);
      paged.addAll(page.differences());
      after = page.next();
    } while (after.isPresent());

    assertThat(paged).isEqualTo(all);
  }
}

package guitai.order;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.payment.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The contract of every list of outstanding orders.
public abstract class OutstandingOrdersContract {
  protected abstract Orders orders();

  /// The outstanding ones of those orders.
  protected abstract OutstandingOrders<OrderId> outstanding();

  private Past placed(int number) {
    return placed(number, SampleEvents.NOON);
  }

  private Past placed(int number, Instant at) {
    var none = Past.none(new OrderId("%026d".formatted(number)));
    var events = SampleEvents.placed(SampleEvents.newCustomer(), at);
    orders().append(none, events, Optional.empty());
    return none.plus(events);
  }

  @Test
  void a_due_order_is_found_in_every_shard_once_and_is_postponed_by_one_caller_only() {
    for (int i = 0; i < 40; i++) {
      placed(i);
    }
    var at = placed(40).due().orElseThrow();
    assertThat(outstanding().due(at.minusMillis(1), 500)).isEmpty();
    var due = outstanding().due(at, 500);
    assertThat(due).hasSize(41).doesNotHaveDuplicates();
    var first = due.getFirst();
    var later = at.plusSeconds(60);
    assertThat(outstanding().postpone(first, later)).isTrue();
    assertThat(outstanding().postpone(first, later)).isFalse();
    assertThat(outstanding().due(at, 500)).hasSize(40);
    assertThat(outstanding().due(later, 500)).hasSize(41);
    assertThat(outstanding().due(later, 16)).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void the_most_overdue_comes_first_from_every_shard() {
    for (int i = 100; i < 140; i++) {
      placed(i, SampleEvents.NOON.plusSeconds(i * 7919L % 600));
    }
    var due = outstanding().due(SampleEvents.NOON.plusSeconds(3600), 500);
    assertThat(due).extracting(OutstandingOrders.Due::at).isSorted();
    assertThat(due).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void a_due_instant_is_to_the_millisecond_and_the_next_event_sets_it_anew() {
    var past = placed(60);
    var at = past.due().orElseThrow().truncatedTo(ChronoUnit.MILLIS);
    var due = outstanding().of(past.id()).orElseThrow();
    assertThat(due).isEqualTo(new OutstandingOrders.Due<>(past.id(), at));

    var later = at.plusSeconds(60).plusNanos(1);
    assertThat(outstanding().postpone(due, later)).isTrue();
    assertThat(outstanding().of(past.id()))
        .contains(new OutstandingOrders.Due<>(past.id(), at.plusSeconds(60)));

    var query =
        new Event.QueryRequested(at, "test", Optional.empty(), new Source.Delivery("digest"));
    orders().append(past, List.of(query), Optional.empty());
    assertThat(outstanding().of(past.id())).contains(due);
    assertThat(outstanding().postpone(due, later)).isTrue();
  }

  @Test
  void a_past_without_an_order_is_not_due() {
    var none = SampleEvents.newOrder();
    assertThat(outstanding().of(none)).isEmpty();
    var due = new OutstandingOrders.Due<>(none, SampleEvents.NOON);
    assertThat(outstanding().postpone(due, SampleEvents.NOON.plusSeconds(60))).isFalse();
    assertThat(orders().find(none)).isEqualTo(Past.none(none));
  }

  @Test
  void an_order_with_nothing_outstanding_is_not_due() {
    var past = placed(50);
    var at = past.due().orElseThrow();
    var closed = List.<Event>of(new Event.AttemptEnded(at, 1), new Event.Closed(at));
    orders().append(past, closed, Optional.empty());
    assertThat(outstanding().due(at.plusSeconds(3600), 500))
        .extracting(OutstandingOrders.Due::id)
        .doesNotContain(past.id());
  }
}

package guitai.simulation.small;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.order.Event;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.OutstandingOrders;
import guitai.order.Past;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The small worlds that every build explores.
class SmallWorldTest {
  @Test
  void no_interleaving_of_a_small_world_strands_a_yuan() throws Exception {
    for (var explored : SmallWorld.explore(Worlds.quick())) {
      var name = explored.bounds().name();
      assertThat(explored.story()).as(name).isEmpty();
      assertThat(explored.states()).as(name).isGreaterThan(5_000);
      assertThat(explored.ways()).as(name).isGreaterThan(1_000_000);
    }
  }

  @Test
  void the_order_of_a_small_world_changes_as_the_testkits_memory_does() {
    var explorer = new Explorer(Worlds.quick().getLast());
    explorer.explore();
    for (int number = 1; number < 100; number++) {
      var item = explorer.order(number);
      var store = item.store();
      assertThat(store.find(Deployment.ID)).isEqualTo(item.past());
      assertThat(MemoryOutstandingOrders.of(store).of(Deployment.ID).map(OutstandingOrders.Due::at))
          .isEqualTo(item.due());
      for (int length = 2; length < item.past().length(); length++) {
        appends(item, length);
      }
      postpones(item);
    }
  }

  /// Another event, and those that were written.
  private static void appends(OrderItem item, int length) {
    var found = new Past(Deployment.ID, item.past().events().subList(0, length));
    var other = new Event.AttemptEnded(Instant.parse("2026-03-01T05:00:00Z"), 1);
    var written = item.past().events().subList(length, item.past().length());
    for (var events : List.of(List.<Event>of(other), written)) {
      var store = item.store();
      boolean done = store.append(found, events, Optional.empty());
      var appended = item.append(found, events);
      assertThat(appended.done()).isEqualTo(done);
      assertThat(appended.item().past()).isEqualTo(store.find(Deployment.ID));
    }
  }

  private static void postpones(OrderItem item) {
    var outstanding = MemoryOutstandingOrders.of(item.store());
    var until = Instant.parse("2026-03-01T06:00:00.000000001Z");
    outstanding
        .of(Deployment.ID)
        .ifPresent(due -> {
          assertThat(item.postponed(due.at().plusSeconds(1), until)).isEmpty();
          assertThat(outstanding.postpone(due, until)).isTrue();
          assertThat(item.postponed(due.at(), until).flatMap(OrderItem::due))
              .isEqualTo(outstanding.of(Deployment.ID).map(OutstandingOrders.Due::at));
        });
  }
}

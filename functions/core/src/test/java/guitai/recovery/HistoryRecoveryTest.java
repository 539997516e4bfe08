package guitai.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import guitai.bytes.Bytes;
import guitai.held.MemoryDeliveries;
import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchaseUpdate;
import guitai.inapp.UpdateMeaning;
import guitai.notification.NotificationReceiver;
import guitai.notification.PurchaseRecorder;
import guitai.order.MemoryOrders;
import guitai.payment.Evidence;
import guitai.problem.Unavailable;
import guitai.provider.Notification;
import guitai.provider.NotificationHistory;
import guitai.storefront.MemoryStorefronts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryRecoveryTest {
  private static final PurchaseId PURCHASE = new PurchaseId("app-store", "com.example", "1");
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Instant BEGIN = Instant.parse("2026-11-26T10:00:00Z");

  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryPurchases purchases = new MemoryPurchases();
  private final MemoryBookmarks bookmarks = new MemoryBookmarks();
  private Instant now = BEGIN;
  private final FakeHistory history = new FakeHistory(() -> now);
  private final HistoryRecovery recovery =
      new HistoryRecovery(
          List.of(history),
          bookmarks,
          new NotificationReceiver(
              orders,
              orders,
              new PurchaseRecorder(purchases, purchases, new MemoryStorefronts(List.of())),
              new MemoryDeliveries()),
          () -> now);

  /// A history with one notification on each page.
  private static final class FakeHistory implements NotificationHistory {
    private record Asked(Instant from, Instant until, Optional<String> token) {}

    private final List<Notification> notifications = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final InstantSource clock;
    private int away;

    private FakeHistory(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public String provider() {
      return "app-store";
    }

    @Override
    public String name() {
      return "app-store:com.example";
    }

    @Override
    public Duration lookback() {
      return Duration.ofDays(179);
    }

    @Override
    public Page read(Instant from, Instant until, Optional<String> token) {
      if (away > 0) {
        away--;
        throw new Unavailable("away");
      }
      if (from.isBefore(clock.instant().minus(lookback()).minus(Duration.ofDays(1)))) {
        throw new Unavailable("too far in the past");
      }
      asked.add(new Asked(from, until, token));
      int page = token.map(Integer::valueOf).orElse(0);
      boolean more = page + 1 < notifications.size();
      return new Page(
          notifications.isEmpty() ? List.of() : List.of(notifications.get(page)),
          0,
          more ? Optional.of(Integer.toString(page + 1)) : Optional.empty());
    }
  }

  private static Notification notification(String id) {
    var update =
        new PurchaseUpdate(
            PURCHASE,
            id,
            "ONE_TIME_CHARGE",
            new UpdateMeaning.Active(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Notification.PurchaseUpdated(
        update, new Evidence("d-" + id, "app-store", BEGIN, Map.of(), Bytes.utf8("{}")));
  }

  @Test
  void a_notification_that_was_not_delivered_is_recorded_once() {
    history.notifications.add(notification("n-1"));

    assertThat(recovery.run(TIME)).isEqualTo(new HistoryRecovery.Run(1, 0, 0));
    now = now.plus(HistoryRecovery.EVERY);

    assertThat(recovery.run(TIME)).isEqualTo(new HistoryRecovery.Run(0, 0, 0));
    assertThat(purchases.find(PURCHASE).length()).isEqualTo(1);
  }

  @Test
  void a_history_is_read_once_an_hour_with_an_overlap() {
    for (int minute = 0; minute <= 60; minute++) {
      recovery.run(TIME);
      now = now.plusSeconds(60);
    }

    assertThat(history.asked)
        .extracting(FakeHistory.Asked::from, FakeHistory.Asked::until)
        .containsExactly(
            tuple(BEGIN.minus(history.lookback()), BEGIN),
            tuple(BEGIN.minus(Duration.ofHours(1)), BEGIN.plus(HistoryRecovery.EVERY)));
  }

  @Test
  void pages_are_bounded_and_the_rest_is_read_in_the_next_run() {
    for (int i = 0; i < HistoryRecovery.PAGES + 5; i++) {
      history.notifications.add(notification("n-" + i));
    }

    assertThat(recovery.run(TIME).found()).isEqualTo(HistoryRecovery.PAGES);
    now = now.plusSeconds(60);
    assertThat(recovery.run(TIME).found()).isEqualTo(5);

    assertThat(history.asked).hasSize(HistoryRecovery.PAGES + 5);
    assertThat(history.asked).extracting(FakeHistory.Asked::until).containsOnly(BEGIN);
    assertThat(recovery.run(TIME)).isEqualTo(new HistoryRecovery.Run(0, 0, 0));
    assertThat(history.asked).hasSize(HistoryRecovery.PAGES + 5);
  }

  @Test
  void a_page_without_an_answer_is_requested_again() {
    history.notifications.add(notification("n-1"));
    history.away = 1;

    assertThat(recovery.run(TIME)).isEqualTo(new HistoryRecovery.Run(0, 0, 1));
    assertThat(recovery.run(TIME)).isEqualTo(new HistoryRecovery.Run(0, 0, 0));
    now = now.plus(Duration.ofMinutes(5));

    assertThat(recovery.run(TIME)).isEqualTo(new HistoryRecovery.Run(1, 0, 0));
    assertThat(history.asked).extracting(FakeHistory.Asked::until).containsExactly(BEGIN);
  }

  @Test
  void a_reading_that_took_too_long_begins_anew_within_the_reach() {
    history.notifications.add(notification("n-1"));
    history.away = 1;
    recovery.run(TIME);
    now = now.plus(Duration.ofDays(2));

    assertThat(recovery.run(TIME)).isEqualTo(new HistoryRecovery.Run(1, 0, 0));
    assertThat(history.asked)
        .extracting(FakeHistory.Asked::from, FakeHistory.Asked::until)
        .containsExactly(tuple(now.minus(history.lookback()), now));
  }

  @Test
  void a_page_that_was_not_read_in_time_begins_anew_where_reading_was_left() {
    recovery.run(TIME);
    for (int i = 0; i < HistoryRecovery.PAGES + 5; i++) {
      history.notifications.add(notification("n-" + i));
    }
    now = now.plus(Duration.ofDays(1));
    recovery.run(TIME);
    now = now.plus(history.lookback());

    assertThat(recovery.run(TIME).failed()).isZero();
    assertThat(history.asked.get(HistoryRecovery.PAGES + 1).from())
        .isEqualTo(now.minus(history.lookback()));
    assertThat(history.asked.get(HistoryRecovery.PAGES + 1).token()).isEmpty();
  }

  @Test
  void no_page_begins_without_time() {
    history.notifications.add(notification("n-1"));

    assertThat(recovery.run(Duration.ZERO)).isEqualTo(new HistoryRecovery.Run(0, 0, 0));
    assertThat(history.asked).isEmpty();
  }

  @Test
  void a_bookmark_is_read_as_it_was_written() {
    var reading = new Bookmark.Reading(BEGIN, now, Optional.of("t"));
    for (var bookmark :
        List.of(
            new Bookmark(BEGIN, Optional.of(reading), now.plusMillis(1)),
            new Bookmark(
                BEGIN, Optional.of(new Bookmark.Reading(BEGIN, now, Optional.empty())), now),
            new Bookmark(BEGIN, Optional.empty(), now))) {
      assertThat(BookmarkJson.read(BookmarkJson.write(bookmark))).isEqualTo(bookmark);
    }
  }
}

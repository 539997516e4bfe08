package guitai.recovery;

import guitai.notification.NotificationReceiver;
import guitai.provider.Notification;
import guitai.provider.NotificationHistory;
import guitai.recovery.Bookmark.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Reads the providers' notification histories once an hour, for notifications that never reached
/// us: each new one is applied as if it had been delivered. A bookmark stores how far a history was
/// read, and is the lease of the run that reads on.
public record HistoryRecovery(
    List<NotificationHistory> histories,
    Bookmarks bookmarks,
    NotificationReceiver receiver,
    InstantSource clock) {
  /// From the end of one reading to the begin of the next.
  public static final Duration EVERY = Duration.ofHours(1);

  /// A run reads no more pages than this; the rest is due a minute later.
  public static final int PAGES = 20;

  /// So much is read again: a provider may enter a notification late in its history.
  private static final Duration OVERLAP = Duration.ofHours(1);

  /// A page that was not finished is due again after this time.
  private static final Duration LEASE = Duration.ofMinutes(5);

  /// A reading that began at the limit of the provider's reach goes on for this time; then the rest
  /// begins anew. Beyond its reach a provider refuses, and would refuse for ever.
  private static final Duration PATIENCE = Duration.ofHours(12);

  public HistoryRecovery {
    histories = List.copyOf(histories);
  }

  /// The result of a run.
  ///
  /// @param found notifications that were new
  /// @param unproved notifications that lacked a proof
  /// @param failed histories that gave no answer, to be read when they are due again
  public record Run(int found, int unproved, int failed) {
    static final Run NONE = new Run(0, 0, 0);

    Run plus(Run other) {
      return new Run(found + other.found, unproved + other.unproved, failed + other.failed);
    }
  }

  /// One run, which begins no page after its time is over.
  public Run run(Duration time) {
    Instant end = clock.instant().plus(time);
    var run = Run.NONE;
    for (var history : histories) {
      run = run.plus(read(history, end));
    }
    return run;
  }

  private Run read(NotificationHistory history, Instant end) {
    var run = Run.NONE;
    try {
      for (int i = 0; i < PAGES && clock.instant().isBefore(end); i++) {
        var page = page(history);
        if (page.isEmpty()) {
          break;
        }
        run = run.plus(page.get());
      }
      return run;
    } catch (RuntimeException e) { // one failed reading must not stop the next
      return run.plus(new Run(0, 0, 1));
    }
  }

  /// Empty where nothing is due, or another run has the lease.
  private Optional<Run> page(NotificationHistory history) {
    Instant now = clock.instant();
    var was = bookmarks.of(history.name());
    if (was.filter(mark -> now.isBefore(mark.due())).isPresent()) {
      return Optional.empty();
    }
    var reading =
        was.flatMap(Bookmark::reading)
            .filter(begun -> !begun.from().isBefore(reach(history, now).minus(PATIENCE)))
            .orElseGet(() -> begun(history, was, now));
    var readTo = was.map(Bookmark::readTo).orElse(reading.from());
    var lease = new Bookmark(readTo, Optional.of(reading), now.plus(LEASE));
    if (!bookmarks.move(history.name(), was, lease)) {
      return Optional.empty();
    }
    var page = history.read(reading.from(), reading.until(), reading.token());
    int found = 0;
    for (var notification : page.notifications()) {
      found += receive(notification, history.provider()) ? 1 : 0;
    }
    bookmarks.move(history.name(), Optional.of(lease), next(readTo, reading, page, now));
    return Optional.of(new Run(found, page.unverified(), 0));
  }

  private boolean receive(Notification notification, String provider) {
    return receiver.receiveMissed(notification, provider, clock.instant());
  }

  private static Reading begun(NotificationHistory history, Optional<Bookmark> was, Instant now) {
    var reach = reach(history, now);
    var from = was.map(mark -> mark.readTo().minus(OVERLAP)).filter(reach::isBefore).orElse(reach);
    return new Reading(from, now, Optional.empty());
  }

  private static Instant reach(NotificationHistory history, Instant now) {
    return now.minus(history.lookback());
  }

  private static Bookmark next(
      Instant readTo, Reading reading, NotificationHistory.Page page, Instant now) {
    return page.next()
        .map(token -> new Bookmark(readTo, Optional.of(reading.after(token)), now))
        .orElseGet(() -> new Bookmark(reading.until(), Optional.empty(), now.plus(EVERY)));
  }
}

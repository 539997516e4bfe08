package guitai.recovery;

import java.time.Instant;
import java.util.Optional;

/// How far a provider's history was read.
///
/// @param readTo all notifications before this instant have been read
/// @param reading the range being read, where it isn't finished
/// @param due when HistoryRecovery reads on
public record Bookmark(Instant readTo, Optional<Reading> reading, Instant due) {
  /// @param token of the page that was read last; empty before the first
  public record Reading(Instant from, Instant until, Optional<String> token) {
    Reading after(String page) {
      return new Reading(from, until, Optional.of(page));
    }
  }
}

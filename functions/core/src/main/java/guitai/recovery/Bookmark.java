package guitai.recovery;

import java.time.Instant;
import java.util.Optional;

/// How far a provider's history was read.
///
/// @param readTo all that was told before it has been read
/// @param reading what is being read, where that isn't at its end
/// @param due when somebody should read on
public record Bookmark(Instant readTo, Optional<Reading> reading, Instant due) {
  /// @param token of the page that was read last; empty before the first
  public record Reading(Instant from, Instant until, Optional<String> token) {
    Reading after(String page) {
      return new Reading(from, until, Optional.of(page));
    }
  }
}

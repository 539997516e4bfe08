package guitai.recovery;

import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StoredBookmarksTest {
  private static final Instant FROM = Instant.parse("2026-01-31T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-01-31T06:00:00.5Z");
  private static final Instant DUE = Instant.parse("2026-01-31T12:00:00Z");

  @TestFactory
  Stream<DynamicTest> every_bookmark_is_read_and_written_as_it_was_stored() {
    return new Golden<>("bookmark", Bookmark.class, BookmarkJson::read, BookmarkJson::write)
        .hold(
            List.of(
                GoldenValue.of("at-the-end", new Bookmark(FROM, Optional.empty(), DUE)),
                GoldenValue.of("before-a-page", reading(Optional.empty())),
                GoldenValue.of("after-a-page", reading(Optional.of("page-1")))));
  }

  private static Bookmark reading(Optional<String> token) {
    return new Bookmark(FROM, Optional.of(new Bookmark.Reading(FROM, UNTIL, token)), DUE);
  }
}

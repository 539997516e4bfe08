package guitai.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The contract of every implementation of [Bookmarks].
public abstract class BookmarksContract {
  private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

  private final String name = UUID.randomUUID().toString();

  protected abstract Bookmarks bookmarks();

  private static Bookmark mark(int minute, Optional<String> token) {
    var at = NOON.plusSeconds(60L * minute);
    return new Bookmark(NOON, Optional.of(new Bookmark.Reading(NOON, at, token)), at);
  }

  @Test
  void a_bookmark_is_moved_only_from_where_it_was_seen() {
    assertThat(bookmarks().of(name)).isEmpty();
    var first = mark(1, Optional.empty());
    var second = mark(2, Optional.of("token"));

    assertThat(bookmarks().move(name, Optional.of(first), second)).isFalse();
    assertThat(bookmarks().move(name, Optional.empty(), first)).isTrue();
    assertThat(bookmarks().move(name, Optional.empty(), second)).isFalse();
    assertThat(bookmarks().of(name)).contains(first);

    assertThat(bookmarks().move(name, Optional.of(first), second)).isTrue();
    assertThat(bookmarks().move(name, Optional.of(first), second)).isFalse();
    assertThat(bookmarks().of(name)).contains(second);
  }
}

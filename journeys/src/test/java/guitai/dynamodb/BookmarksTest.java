package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.reconciliation.Bookmark;
import guitai.reconciliation.Bookmarks;
import guitai.reconciliation.MemoryBookmarks;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every keeper of bookmarks does alike.
class BookmarksTest {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();
  private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

  private final String name = UUID.randomUUID().toString();

  static Stream<Bookmarks> keepers() {
    var store =
        new DynamoStore(Optional.of(LOCAL.endpoint()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES);
    return Stream.of(new MemoryBookmarks(), store.bookmarks());
  }

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  private static Bookmark mark(int minute, Optional<String> token) {
    var at = NOON.plusSeconds(60L * minute);
    return new Bookmark(NOON, Optional.of(new Bookmark.Reading(NOON, at, token)), at);
  }

  @ParameterizedTest
  @MethodSource("keepers")
  void a_bookmark_is_moved_only_from_where_it_was_seen(Bookmarks bookmarks) {
    assertThat(bookmarks.of(name)).isEmpty();
    var first = mark(1, Optional.empty());
    var second = mark(2, Optional.of("token"));

    assertThat(bookmarks.move(name, Optional.of(first), second)).isFalse();
    assertThat(bookmarks.move(name, Optional.empty(), first)).isTrue();
    assertThat(bookmarks.move(name, Optional.empty(), second)).isFalse();
    assertThat(bookmarks.of(name)).contains(first);

    assertThat(bookmarks.move(name, Optional.of(first), second)).isTrue();
    assertThat(bookmarks.move(name, Optional.of(first), second)).isFalse();
    assertThat(bookmarks.of(name)).contains(second);
  }
}

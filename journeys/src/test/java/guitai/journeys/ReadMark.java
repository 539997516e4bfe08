package guitai.journeys;

import guitai.dynamodb.DynamoBookmarks;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.recovery.Bookmark;
import guitai.recovery.Bookmarks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far the store has read the App Store's notification history.
record ReadMark(Bookmarks bookmarks) {
  private static final String NAME = "app-store:com.example.guitai";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static ReadMark of(Store store) {
    return new ReadMark(
        new DynamoBookmarks(LocalDynamoDb.patient(store.dynamoDb()), LocalDynamoDb.TABLES));
  }

  /// Waits until the history so far is read, as it is once the store has started; the store reads
  /// it again after an hour.
  Bookmark awaitRead() {
    return Eventually.become(
            PATIENCE,
            () -> bookmarks.of(NAME),
            mark -> mark.filter(known -> known.reading().isEmpty()).isPresent())
        .orElseThrow();
  }

  /// As if the hour had passed.
  void makeDue() {
    var mark = awaitRead();
    bookmarks.move(
        NAME, Optional.of(mark), new Bookmark(mark.readTo(), mark.reading(), Instant.EPOCH));
  }
}

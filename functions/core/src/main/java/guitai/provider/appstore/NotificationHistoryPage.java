package guitai.provider.appstore;

import guitai.json.Field;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// A page of the notification history, in which nothing is verified yet.
///
/// @param next token of the next page; empty at the end
record NotificationHistoryPage(List<String> signedPayloads, Optional<String> next) {
  /// Twice as many entries as the App Store puts on a page.
  private static final int LIMIT = 40;

  static NotificationHistoryPage of(JsonObject json) {
    var all =
        json.get("notificationHistory") instanceof JsonArray array
            ? array.stream()
                .limit(LIMIT)
                .filter(JsonObject.class::isInstance)
                .map(each -> Field.text((JsonObject) each, "signedPayload").orElse(""))
                .toList()
            : List.<String>of();
    return new NotificationHistoryPage(
        all, Field.text(json, "paginationToken").filter(_ -> Field.flag(json, "hasMore")));
  }
}

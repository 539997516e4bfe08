package guitai.recovery;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A bookmark as its stored text, which is the same for the same bookmark.
public final class BookmarkJson {
  private BookmarkJson() {}

  public static String write(Bookmark bookmark) {
    var json =
        Json.object()
            .add("readTo", bookmark.readTo().toString())
            .add("due", bookmark.due().toString());
    bookmark
        .reading()
        .ifPresent(reading -> {
          var page =
              Json.object()
                  .add("from", reading.from().toString())
                  .add("until", reading.until().toString());
          reading.token().ifPresent(token -> page.add("token", token));
          json.add("reading", page);
        });
    return json.build().toString();
  }

  public static Bookmark read(String text) {
    var json = Json.parse(text);
    return new Bookmark(
        at(json, "readTo"),
        Optional.ofNullable(json.getJsonObject("reading"))
            .map(page ->
                new Bookmark.Reading(
                    at(page, "from"),
                    at(page, "until"),
                    Optional.ofNullable(page.getString("token", null)))),
        at(json, "due"));
  }

  private static Instant at(JsonObject json, String name) {
    return Instant.parse(json.getString(name));
  }
}

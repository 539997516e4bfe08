package guitai.held;

import guitai.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// Where a page of the held list ended: its last item, by its order's id or its kind and number,
/// and since when it is held, to the millisecond.
public record HeldPosition(Instant since, String item) {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,15}) ([0-9A-Z]{26}|[a-z]+ [\\x21-\\x7E]{1,200})");

  public String text() {
    var plain = since.toEpochMilli() + " " + item;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// @throws Problem 400 `invalid-page` where the text is no position
  public static HeldPosition parse(String text) {
    try {
      var parts =
          FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
      if (parts.matches()) {
        return new HeldPosition(
            Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static Problem invalid() {
    return Problem.of(400, "invalid-page", "There is no such page.");
  }
}

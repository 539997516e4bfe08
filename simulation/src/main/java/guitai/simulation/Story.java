package guitai.simulation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What happens in a history, line by line, as a merchant's engineer would tell it.
final class Story {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.ofHours(8));

  private final List<String> lines = new ArrayList<>();
  private final Supplier<Instant> now;
  private final Supplier<String> teller;

  /// @param teller names the function or person that acts now
  Story(Supplier<Instant> now, Supplier<String> teller) {
    this.now = now;
    this.teller = teller;
  }

  void tell(String what) {
    lines.add(TIME.format(now.get()) + "  " + teller.get() + ": " + what);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}

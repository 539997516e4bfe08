package guitai.simulation;

import java.util.EnumMap;
import java.util.Map;

/// Lets faults happen by the choices of a history, and counts them. Of one history each kind
/// happens more often or less often than of another, or never: faults that hide each other show
/// alone too.
final class Faults {
  private final Choices choices;
  private final Story story;
  private final Map<Fault, Integer> rates = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private boolean happening = true;

  Faults(Choices choices, Story story) {
    this.choices = choices;
    this.story = story;
    for (var fault : Fault.values()) {
      rates.put(fault, fault.permille() * choices.below(4) / 2);
    }
  }

  /// Whether it happens now.
  ///
  /// @param where for the story
  boolean happens(Fault fault, String where) {
    if (!happening || !choices.chance(rates.getOrDefault(fault, 0))) {
      return false;
    }
    counts.merge(fault, 1, Integer::sum);
    story.tell(fault.sentence() + " " + where);
    return true;
  }

  /// From now on nothing goes wrong.
  void end() {
    happening = false;
  }

  boolean happening() {
    return happening;
  }

  /// A number below the bound, where a fault has a size.
  int below(int bound) {
    return choices.below(bound);
  }

  Map<Fault, Integer> counts() {
    return Map.copyOf(counts);
  }
}

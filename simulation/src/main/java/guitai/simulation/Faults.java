package guitai.simulation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Lets faults happen by the choices of a history, and counts them. Of one history each kind
/// happens more often or less often than of another, or never: faults that hide each other show
/// alone too.
final class Faults {
  /// What promise P7 stands: callbacks that are lost, late, repeated or forged.
  private static final Set<Fault> OF_CALLBACKS =
      EnumSet.of(
          Fault.CALLBACK_LOST,
          Fault.CALLBACK_LATE,
          Fault.CALLBACK_TWICE,
          Fault.ACKNOWLEDGEMENT_LOST,
          Fault.CALLBACK_FORGED);

  /// In one of so many histories nothing but callbacks goes wrong.
  private static final int CALLBACKS_ALONE = 10;

  private final Choices choices;
  private final Story story;
  private final Map<Fault, Integer> rates = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private boolean happening = true;

  Faults(Choices choices, Story story) {
    this.choices = choices;
    this.story = story;
    boolean all = choices.below(CALLBACKS_ALONE) < CALLBACKS_ALONE - 1;
    for (var fault : Fault.values()) {
      int rate = fault.permille() * choices.below(4) / 2;
      rates.put(fault, all || OF_CALLBACKS.contains(fault) ? rate : 0);
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

  /// Whether nothing but callbacks went wrong.
  boolean onlyOfCallbacks() {
    return OF_CALLBACKS.containsAll(counts.keySet());
  }

  Map<Fault, Integer> counts() {
    return Map.copyOf(counts);
  }
}

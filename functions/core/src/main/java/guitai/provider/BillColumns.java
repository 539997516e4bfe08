package guitai.provider;

import guitai.problem.Unavailable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The columns of a bill by name: providers add, remove and move them.
public record BillColumns(Map<String, Integer> places) {
  private static final Pattern COMMA = Pattern.compile(",");

  public BillColumns {
    places = Map.copyOf(places);
  }

  /// @param spelling the one of a name that may be written in several ways
  /// @throws Unavailable if the line has a name twice
  public static BillColumns of(String line, UnaryOperator<String> spelling) {
    var places = new HashMap<String, Integer>();
    for (var name : COMMA.split(line, -1)) {
      if (places.put(spelling.apply(name), places.size()) != null) {
        throw new Unavailable("a bill has a column twice");
      }
    }
    return new BillColumns(places);
  }

  public int size() {
    return places.size();
  }

  public Optional<Integer> place(String name) {
    return Optional.ofNullable(places.get(name));
  }
}

package guitai.provider.alipay;

import guitai.order.Unavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The columns of a bill by name, without the unit behind it: its brackets come in either width,
/// and columns come and go.
record BillColumns(Map<String, Integer> places) {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern UNIT = Pattern.compile("[（(].*$");

  BillColumns {
    places = Map.copyOf(places);
  }

  /// @throws Unavailable where a name stands there twice
  BillColumns(String line) {
    this(places(List.of(COMMA.split(line, -1))));
  }

  private static Map<String, Integer> places(List<String> names) {
    var places = new HashMap<String, Integer>();
    for (var name : names) {
      if (places.put(UNIT.matcher(name).replaceFirst("").strip(), places.size()) != null) {
        throw new Unavailable("a bill has a column twice");
      }
    }
    return places;
  }

  Optional<Integer> place(String name) {
    return Optional.ofNullable(places.get(name));
  }
}

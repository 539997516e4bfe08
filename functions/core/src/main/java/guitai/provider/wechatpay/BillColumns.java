package guitai.provider.wechatpay;

import guitai.order.Unavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The columns of a bill by name, since their order and number differ from bill to bill.
///
/// @param size how many there are
record BillColumns(Map<String, Integer> places, int size) {
  private static final Pattern COMMA = Pattern.compile(",");

  BillColumns {
    places = Map.copyOf(places);
  }

  /// @throws Unavailable where a name stands there twice
  BillColumns(String line) {
    this(List.of(COMMA.split(line, -1)));
  }

  private BillColumns(List<String> names) {
    this(places(names), names.size());
  }

  private static Map<String, Integer> places(List<String> names) {
    var places = new HashMap<String, Integer>();
    for (var name : names) {
      if (places.put(spelt(name), places.size()) != null) {
        throw new Unavailable("a bill has a column twice");
      }
    }
    return places;
  }

  /// Brackets come in either width.
  private static String spelt(String name) {
    return name.strip().replace('（', '(').replace('）', ')');
  }

  Optional<Integer> place(String name) {
    return Optional.ofNullable(places.get(name));
  }
}

package guitai.simulation.small;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers values: equal ones have one number.
final class Interner<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  int number(T value) {
    return numbers.computeIfAbsent(
        value,
        added -> {
          values.add(added);
          return values.size() - 1;
        });
  }

  T value(int number) {
    return values.get(number);
  }

  int size() {
    return values.size();
  }
}

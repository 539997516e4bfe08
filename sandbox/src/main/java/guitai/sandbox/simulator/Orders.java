package guitai.sandbox.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Orders by the merchant's number, in the sequence of their creation. Not thread-safe.
public final class Orders<T> {
  private final TreeMap<String, T> byNumber = new TreeMap<>();
  private final List<String> sequence = new ArrayList<>();

  public void keep(String number, T order) {
    if (byNumber.put(number, order) == null) {
      sequence.add(number);
    }
  }

  public int size() {
    return byNumber.size();
  }

  public Optional<T> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// @throws IllegalStateException if there is none
  public T known(String number) {
    return find(number).orElseThrow(() -> new IllegalStateException("no order " + number));
  }

  public Collection<T> all() {
    return Collections.unmodifiableCollection(byNumber.values());
  }

  /// The order of that number; else the latest whose number is this text and two digits.
  public Optional<T> latest(String order) {
    return find(order)
        .or(() ->
            byNumber
                .subMap(order + "00", true, order + "99", true)
                .descendingMap()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().substring(order.length()).matches("[0-9]{2}"))
                .map(entry -> entry.getValue())
                .findFirst());
  }

  /// The newest first.
  public List<T> newest(int limit) {
    return sequence.reversed().stream().limit(limit).map(this::known).toList();
  }
}

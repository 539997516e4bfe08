package guitai.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Values by key, in the order of their first write, and how they all were some writes ago: an
/// index that lags shows an older version of them.
public final class Versions<K, V> {
  private record Write<K, V>(K key, Optional<V> before) {}

  private final Map<K, V> values = new LinkedHashMap<>();
  private final List<Write<K, V>> writes = new ArrayList<>();

  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(values.get(key));
  }

  public synchronized void put(K key, V value) {
    writes.add(new Write<>(key, find(key)));
    values.put(key, value);
  }

  /// A copy of all of them as they were so many writes ago; empty where there were no more writes.
  public synchronized Map<K, V> before(int count) {
    var older = new LinkedHashMap<>(values);
    for (var write : writes.reversed().subList(0, Math.clamp(count, 0, writes.size()))) {
      write
          .before()
          .ifPresentOrElse(v -> older.put(write.key(), v), () -> older.remove(write.key()));
    }
    return Collections.unmodifiableMap(older);
  }
}

package guitai.provider.appstore;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Certification paths in memory; for tests.
public final class MemoryCertificationPaths implements CertificationPaths {
  private final Map<String, StoredPath> kept = new LinkedHashMap<>();

  @Override
  public synchronized List<StoredPath> all() {
    return List.copyOf(kept.values());
  }

  @Override
  public synchronized boolean add(CertificationPath path, Instant now) {
    if (kept.containsKey(path.id()) || kept.size() >= LIMIT) {
      return false;
    }
    kept.put(path.id(), new StoredPath(path, new RevocationStatus.NotChecked(), now));
    return true;
  }

  @Override
  public synchronized boolean replace(StoredPath was, RevocationStatus status, Instant askAt) {
    return kept.replace(was.path().id(), was, was.with(status, askAt));
  }

  @Override
  public synchronized boolean drop(StoredPath was) {
    return kept.remove(was.path().id(), was);
  }
}

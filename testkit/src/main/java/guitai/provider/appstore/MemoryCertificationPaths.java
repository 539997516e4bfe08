package guitai.provider.appstore;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Certification paths in memory; for tests.
public final class MemoryCertificationPaths implements CertificationPaths {
  private final Map<String, Kept> kept = new LinkedHashMap<>();

  @Override
  public synchronized List<Kept> all() {
    return List.copyOf(kept.values());
  }

  @Override
  public synchronized boolean note(CertificationPath path, Instant now) {
    if (kept.containsKey(path.id()) || kept.size() >= LIMIT) {
      return false;
    }
    kept.put(path.id(), new Kept(path, new RevocationStatus.Unasked(), now));
    return true;
  }

  @Override
  public synchronized boolean replace(Kept was, RevocationStatus status, Instant askAt) {
    return kept.replace(was.path().id(), was, was.with(status, askAt));
  }

  @Override
  public synchronized boolean drop(Kept was) {
    return kept.remove(was.path().id(), was);
  }
}

package guitai.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The evidence of orders and in-app purchases in memory; for tests.
public final class MemoryEvidence implements EvidenceArchive {
  private final Map<String, Evidence> stored = new LinkedHashMap<>();
  private final Map<AgreementId, Set<String>> agreements = new LinkedHashMap<>();
  private final Duration retention;

  public MemoryEvidence() {
    this(Duration.ofDays(3650));
  }

  /// @param retention how long evidence is stored, from its receipt
  public MemoryEvidence(Duration retention) {
    this.retention = retention;
  }

  @Override
  public synchronized void store(Evidence evidence) {
    stored.put(evidence.digest(), evidence);
  }

  @Override
  public synchronized void file(
      AgreementId agreement, String type, String notice, Evidence evidence) {
    agreements.computeIfAbsent(agreement, _ -> new TreeSet<>()).add(type + " " + notice);
    store(evidence);
  }

  /// The notifications filed of an agreement, each by its type and number, sorted.
  public synchronized Set<String> notifications(AgreementId agreement) {
    return new TreeSet<>(agreements.getOrDefault(agreement, Set.of()));
  }

  @Override
  public synchronized Optional<Evidence> evidence(String digest) {
    return Optional.ofNullable(stored.get(digest));
  }

  /// Deletes what has expired, as the database does some time after it has.
  public synchronized void expire(Instant now) {
    stored.values().removeIf(evidence -> !now.isBefore(evidence.receivedAt().plus(retention)));
  }
}

package guitai.provider.appstore;

import guitai.problem.Unavailable;
import java.time.Instant;
import java.util.List;

/// The stored certification paths under which the App Store signed for us, and their revocation
/// status. Every method may throw [Unavailable].
public interface CertificationPaths {
  /// The most paths that are stored; Apple uses a few at once, and expired ones are dropped.
  int LIMIT = 30;

  /// All of them.
  List<StoredPath> all();

  /// Stores a path for which no responder was asked yet.
  ///
  /// @param now the time from which a responder may be asked
  /// @return false where the path is already stored, with any status, or where there is no room
  boolean add(CertificationPath path, Instant now);

  /// @return false where another writer has changed the stored path since
  boolean replace(StoredPath was, RevocationStatus status, Instant askAt);

  /// @return false where another writer has changed the stored path since
  boolean drop(StoredPath was);

  /// A stored path.
  ///
  /// @param askAt when the responders are to be asked next
  record StoredPath(CertificationPath path, RevocationStatus status, Instant askAt) {
    public StoredPath with(RevocationStatus status, Instant askAt) {
      return new StoredPath(path, status, askAt);
    }
  }
}

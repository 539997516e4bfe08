package guitai.provider.appstore;

import guitai.problem.Unavailable;
import java.time.Instant;
import java.util.List;

/// The certification paths of what the App Store signed for us, and whether they still count. Every
/// method may throw [Unavailable].
public interface CertificationPaths {
  /// No more are kept; there are a few at once, and those that expire are dropped.
  int LIMIT = 30;

  /// All of them.
  List<Kept> all();

  /// Keeps a path of which nobody was asked yet.
  ///
  /// @param now from when on somebody may be asked
  /// @return false where it is kept already, whatever is known of it, or where there is no room
  boolean note(CertificationPath path, Instant now);

  /// @return false where it is kept in another way by now
  boolean replace(Kept was, RevocationStatus status, Instant askAt);

  /// @return false where it is kept in another way by now
  boolean drop(Kept was);

  /// @param askAt when the responders are to be asked (again)
  record Kept(CertificationPath path, RevocationStatus status, Instant askAt) {
    public Kept with(RevocationStatus status, Instant askAt) {
      return new Kept(path, status, askAt);
    }
  }
}

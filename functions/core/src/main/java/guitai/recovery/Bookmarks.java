package guitai.recovery;

import java.util.Optional;

/// The bookmarks of the providers' histories, by name. Every method may throw
/// [guitai.problem.Unavailable].
public interface Bookmarks {
  /// As it is now (a consistent read); empty where nothing was read yet.
  Optional<Bookmark> of(String name);

  /// Moves the bookmark on.
  ///
  /// @return false where it is no longer `was`: another run reads
  boolean move(String name, Optional<Bookmark> was, Bookmark to);
}

package guitai.provider.appstore;

import guitai.problem.Unavailable;
import guitai.provider.Forged;

/// Checks whether certificates that lead to the root were revoked since.
public interface Revocation {
  /// For a deployment that doesn't check: the certificates count as they are.
  static Revocation notAsked() {
    return _ -> {};
  }

  /// @throws Forged where one of the certificates was revoked
  /// @throws Unavailable where the status can't be read at the moment
  void requireNone(CertificationPath path) throws Forged;
}

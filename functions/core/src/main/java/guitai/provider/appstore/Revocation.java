package guitai.provider.appstore;

import guitai.problem.Unavailable;
import guitai.provider.Forged;

/// Whether certificates that lead to the root were revoked since.
public interface Revocation {
  /// Where a deployment doesn't ask: the proof is what the certificates prove by themselves.
  static Revocation notAsked() {
    return _ -> {};
  }

  /// @throws Forged where one of them was
  /// @throws Unavailable where that can't be told just now
  void requireNone(CertificationPath path) throws Forged;
}

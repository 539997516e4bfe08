package guitai.lambda;

import guitai.keys.AppleRoot;
import guitai.provider.unionpay.UnionPayRoots;
import java.security.cert.X509Certificate;

/// The trusted root certificates. The code fixes them; no setting changes them.
///
/// @param apple of what the App Store signs
/// @param unionPay of what UnionPay signs
public record Trust(X509Certificate apple, UnionPayRoots unionPay) {
  /// The providers' own roots: every deployment trusts these.
  public static Trust pinned() {
    return new Trust(AppleRoot.certificate(), UnionPayRoots.pinned());
  }

  /// A copy that trusts another root instead of Apple's.
  public Trust withApple(X509Certificate root) {
    return new Trust(root, unionPay);
  }

  /// A copy that trusts other roots instead of UnionPay's.
  public Trust withUnionPay(UnionPayRoots roots) {
    return new Trust(apple, roots);
  }
}

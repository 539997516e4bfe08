package guitai.lambda;

import guitai.keys.AppleRoot;
import guitai.provider.unionpay.UnionPayRoots;
import java.security.cert.X509Certificate;

/// The roots that are believed. Which they are is said in code and by no setting.
///
/// @param apple of what the App Store signs
/// @param unionPay of what UnionPay signs
public record Trust(X509Certificate apple, UnionPayRoots unionPay) {
  /// The providers' own, in everything that is deployed.
  public static Trust pinned() {
    return new Trust(AppleRoot.certificate(), UnionPayRoots.pinned());
  }

  /// With another root in the place of Apple's.
  public Trust withApple(X509Certificate root) {
    return new Trust(root, unionPay);
  }

  /// With others in the place of UnionPay's.
  public Trust withUnionPay(UnionPayRoots roots) {
    return new Trust(apple, roots);
  }
}

package guitai.provider;

import guitai.problem.Unavailable;
import guitai.provider.Certificates.Certificate;
import java.util.List;

/// A provider that publishes the certificates it signs with.
public interface CertificatePublisher {
  /// The provider's name in our contract (`wechat-pay`).
  String provider();

  /// The certificates it publishes now, verified with a key we trust already.
  ///
  /// @throws Unavailable if no answer came, or none that can be verified and read
  List<Certificate> certificates();
}

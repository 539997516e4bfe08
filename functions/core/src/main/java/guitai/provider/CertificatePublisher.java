package guitai.provider;

import guitai.problem.Unavailable;
import guitai.provider.Certificates.Certificate;
import java.util.List;

/// A provider that publishes the certificates it signs with.
public interface CertificatePublisher {
  /// The provider's name in our contract (`wechat-pay`).
  String provider();

  /// What it publishes now, proved by what we trust already.
  ///
  /// @throws Unavailable where there is no answer, or none that could be believed or read
  List<Certificate> certificates();
}

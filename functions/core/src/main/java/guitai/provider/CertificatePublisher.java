package guitai.provider;

import guitai.problem.Unavailable;
import guitai.provider.Certificates.Certificate;
import java.util.List;

/// A provider that publishes the certificates it signs with.
public interface CertificatePublisher {
  /// Under which its certificates are stored: the provider's name in our contract, and our account
  /// there (`wechat-pay:1900000001`), since a provider may sign with others for each account.
  String name();

  /// The certificates it publishes now, verified with a key we trust already.
  ///
  /// @throws Unavailable if no answer came, or none that can be verified and read
  List<Certificate> certificates();
}

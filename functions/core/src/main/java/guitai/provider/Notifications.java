package guitai.provider;

import guitai.payment.Evidence;
import guitai.problem.Unavailable;

/// How a provider's notifications (异步通知) are verified, and the exact acknowledgements (应答) the
/// provider expects.
public interface Notifications {
  /// The provider's name in our contract (`wechat-pay`).
  String provider();

  /// Verifies and reads a delivery.
  ///
  /// @throws Forged if signature, freshness or addressee isn't proved
  /// @throws Unavailable if it can't be verified or read right now
  Notification verify(Delivery delivery) throws Forged;

  /// Verifies and reads stored evidence as it was verified when it came: at the recorded instant,
  /// and in the way in which it came.
  ///
  /// @throws Forged as [#verify]
  /// @throws Unavailable as [#verify]
  default Notification verify(Evidence evidence) throws Forged {
    return verify(new Delivery(evidence.headers(), evidence.body(), evidence.receivedAt()));
  }

  /// The acknowledgement that ends the provider's retries; sent only after the write.
  Acknowledgement accepted(Delivery delivery);

  /// The acknowledgement that refuses: after 4xx or 5xx the provider sends the notification again.
  Acknowledgement refused(Delivery delivery, int status);

  record Acknowledgement(int status, String contentType, String body) {}
}

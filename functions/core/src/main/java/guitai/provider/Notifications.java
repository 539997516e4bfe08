package guitai.provider;

import guitai.problem.Unavailable;

/// A provider's notifications: how one is proved, and the exact answers it wants.
public interface Notifications {
  /// The provider's name in our contract (`wechat-pay`).
  String provider();

  /// Proves and reads a delivery.
  ///
  /// @throws Forged where signature, freshness or addressee isn't proved
  /// @throws Unavailable where it could not be checked or read just now
  Notification verify(Delivery delivery) throws Forged;

  /// The answer that ends the provider's retries; given only after the write.
  Acknowledgement accepted(Delivery delivery);

  /// The answer that says no: with 4xx or 5xx the provider sends again.
  Acknowledgement refused(Delivery delivery, int status);

  record Acknowledgement(int status, String contentType, String body) {}
}

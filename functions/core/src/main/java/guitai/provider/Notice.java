package guitai.provider;

import guitai.order.Evidence;
import guitai.order.Payment;
import java.util.Optional;

/// What a proved delivery says, in our words. Only a provider's verification makes one.
///
/// `merchantOrderNumber` is as the provider told it, ours or not.
public sealed interface Notice {
  /// The proved delivery itself.
  Evidence evidence();

  /// A payment was made.
  record Paid(String merchantOrderNumber, Payment payment, Evidence evidence) implements Notice {}

  /// A refund, ours or one made at the provider's console, came to its end.
  ///
  /// @param payment the provider's number of the payment
  /// @param number the merchant's for the refund, as the provider told it
  record Refunded(
      String merchantOrderNumber,
      String payment,
      String number,
      Refunds.Progress progress,
      Evidence evidence)
      implements Notice {}

  /// Believed, and of no effect by itself.
  ///
  /// @param type the provider's own word
  /// @param id the notification's number at the provider
  /// @param look whether it gives reason to ask the provider
  record Other(
      String type, String id, Optional<String> merchantOrderNumber, boolean look, Evidence evidence)
      implements Notice {}

  /// Not signed, though it could be read with a key only the provider and we have: a reason to ask
  /// the provider, and nothing more.
  ///
  /// @param refund number of the refund it is about
  record Hint(String merchantOrderNumber, String refund, String type, Evidence evidence)
      implements Notice {}
}

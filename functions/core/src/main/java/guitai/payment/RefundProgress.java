package guitai.payment;

import java.time.Instant;

/// How far a refund is.
public sealed interface RefundProgress {
  /// Reserved here; the provider may or may not have got the request.
  record Requested() implements RefundProgress {}

  /// The provider has it under its own number.
  record Processing(String number) implements RefundProgress {}

  /// The money is refunded.
  record Done(String number, Instant at) implements RefundProgress {}

  /// The provider can't refund it to where it came from: it is held for an operator.
  record Abnormal(String number) implements RefundProgress {}

  /// Ended without effect; the reservation is released.
  record Failed(String code) implements RefundProgress {}
}

package guitai.reconciliation;

import guitai.payment.Posting;
import guitai.provider.Bills.Line;

/// The key that a line of a bill and our posting of the same payment or refund share. A refund has
/// two numbers, of which a bill may know one.
final class MatchKey {
  private MatchKey() {}

  static String of(Posting posting) {
    return switch (posting) {
      case Posting.OfPayment payment -> payment(payment.payment().number());
      case Posting.OfRefund refund ->
          refund
              .number()
              .map(number -> ours(refund.payment().number(), number))
              .orElseGet(() -> theirs(refund));
    };
  }

  /// A refund by the provider's number alone.
  static String theirs(Posting.OfRefund refund) {
    return theirs(refund.payment().number(), refund.refund());
  }

  static String of(Line line) {
    return switch (line) {
      case Line.Paid _, Line.Voided _ -> payment(line.payment());
      case Line.Refunded refunded ->
          refunded
              .number()
              .map(number -> ours(refunded.payment(), number))
              .orElseGet(() -> theirs(refunded));
    };
  }

  static String theirs(Line.Refunded refunded) {
    return theirs(refunded.payment(), refunded.refund());
  }

  private static String payment(String number) {
    return "payment " + number;
  }

  private static String ours(String payment, String number) {
    return "refund " + payment + " " + number;
  }

  private static String theirs(String payment, String refund) {
    return "refund of theirs " + payment + " " + refund;
  }
}

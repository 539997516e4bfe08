package guitai.reconciliation;

import guitai.order.Posting;
import guitai.provider.Bills.Line;

/// By what a line of a bill and a posting of ours are found to be about the same. A refund has two
/// numbers, of which a bill may know one.
final class MatchKey {
  private MatchKey() {}

  static String of(Posting posting) {
    return switch (posting) {
      case Posting.OfPayment payment -> payment(payment.payment().number());
      case Posting.OfRefund refund when refund.number().isEmpty() -> theirs(refund);
      case Posting.OfRefund refund -> ours(refund.payment().number(), refund.number());
    };
  }

  /// A refund by the provider's number alone.
  static String theirs(Posting.OfRefund refund) {
    return theirs(refund.payment().number(), refund.refund());
  }

  static String of(Line line) {
    return switch (line) {
      case Line.Paid _, Line.Voided _ -> payment(line.payment());
      case Line.Refunded refunded when refunded.number().isEmpty() -> theirs(refunded);
      case Line.Refunded refunded -> ours(refunded.payment(), refunded.number());
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

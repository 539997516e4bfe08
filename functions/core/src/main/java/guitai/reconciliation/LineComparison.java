package guitai.reconciliation;

import guitai.json.Absent;
import guitai.payment.Posting;
import guitai.provider.Bills;
import guitai.provider.Bills.Line;
import guitai.reconciliation.Difference.Kind;
import guitai.reconciliation.Difference.Outcome;
import guitai.storefront.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The differences between a line of a bill and our posting of the same payment or refund.
final class LineComparison {
  private LineComparison() {}

  static List<Difference> compare(Line line, Posting posting) {
    var found = new ArrayList<Difference>();
    if (!line.amount().equals(posting.amount())) {
      found.add(of(Kind.AMOUNT, line, Optional.of(posting), "The amounts differ."));
    }
    if (!line.orderNumber().equals(Absent.read(posting.merchantOrderNumber()))) {
      var where = "We have it under " + posting.merchantOrderNumber() + ".";
      found.add(of(Kind.ORDER, line, Optional.of(posting), where));
    }
    if (!agree(line, posting)) {
      var states = "Here it is %s, there %s.".formatted(state(posting), state(line));
      found.add(of(Kind.STATE, line, Optional.of(posting), states));
    }
    return found;
  }

  static Difference of(Kind kind, Line line, Optional<Posting> posting, String detail) {
    return new Difference(
        kind,
        new Difference.Subject(line.orderNumber(), Optional.of(line.payment()), refund(line)),
        posting.map(Posting::amount),
        Optional.of(line.amount()),
        line.at(),
        Outcome.OPEN,
        detail);
  }

  static Difference of(Kind kind, Posting posting, String detail) {
    return new Difference(
        kind,
        new Difference.Subject(
            Absent.read(posting.merchantOrderNumber()),
            Optional.of(posting.payment().number()),
            refund(posting)),
        Optional.of(posting.amount()),
        Optional.<Money>empty(),
        posting.at(),
        Outcome.OPEN,
        detail);
  }

  private static Optional<String> refund(Line line) {
    return line instanceof Line.Refunded refunded ? Optional.of(refunded.name()) : Optional.empty();
  }

  private static Optional<String> refund(Posting posting) {
    return posting instanceof Posting.OfRefund refund
        ? Optional.of(refund.name())
        : Optional.empty();
  }

  /// A bill is made in the morning: what it calls processing may have ended since.
  private static boolean agree(Line line, Posting posting) {
    return switch (line) {
      case Line.Paid _ -> posting instanceof Posting.OfPayment;
      case Line.Voided _ -> false;
      case Line.Refunded refunded ->
          posting instanceof Posting.OfRefund refund && agree(refunded.state(), refund.state());
    };
  }

  static boolean agree(Bills.State billed, Posting.State ours) {
    return switch (billed) {
      case PROCESSING -> true;
      case DONE -> ours == Posting.State.DONE;
      case ABNORMAL -> ours == Posting.State.ABNORMAL || ours == Posting.State.DONE;
      case FAILED -> ours == Posting.State.FAILED;
    };
  }

  private static String state(Posting posting) {
    return switch (posting) {
      case Posting.OfPayment _ -> "paid";
      case Posting.OfRefund refund -> refund.state().text();
    };
  }

  private static String state(Line line) {
    return switch (line) {
      case Line.Paid _ -> "paid";
      case Line.Voided _ -> "undone";
      case Line.Refunded refunded -> refunded.state().text();
    };
  }
}

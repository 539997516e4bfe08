package guitai.reconciliation;

import guitai.payment.Balance;
import guitai.payment.Posting;
import guitai.problem.Unavailable;
import guitai.provider.Bills;
import guitai.reconciliation.Difference.Kind;
import guitai.reconciliation.Difference.Outcome;
import guitai.storefront.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The totals of our ledger and of a bill.
final class ReportTotals {
  private ReportTotals() {}

  static PaymentSums here(List<Posting> postings) {
    var counter = new PaymentSums.Counter();
    for (var posting : postings) {
      switch (posting) {
        case Posting.OfPayment _ -> counter.payment(posting.amount());
        case Posting.OfRefund _ -> counter.refund(posting.amount());
      }
    }
    return counter.sums();
  }

  static Balance balance(List<Posting> postings) {
    var balances =
        postings.stream()
            .filter(Posting.OfPayment.class::isInstance)
            .map(posting -> ((Posting.OfPayment) posting).balance())
            .toList();
    return new Balance(
        sum(balances, Balance::kept),
        sum(balances, Balance::refunded),
        sum(balances, Balance::refunding),
        sum(balances, Balance::held));
  }

  private static Money sum(List<Balance> balances, Function<Balance, Money> part) {
    return Money.of(
        balances.stream().map(part).mapToLong(PaymentSums::yuan).reduce(0, Math::addExact),
        PaymentSums.CURRENCY);
  }

  /// A bill whose sums aren't those of its own lines.
  static Optional<Difference> totals(LedgerComparison comparison, Bills.Totals totals, Day day) {
    boolean agree =
        totals.lines() == comparison.lines()
            && comparison.paidAs(totals.paid())
            && comparison.refundedAs(totals.refunded());
    return agree
        ? Optional.empty()
        : Optional.of(
            ofBill(
                Kind.TOTALS,
                day,
                "The bill counts %d lines, and has %d."
                    .formatted(totals.lines(), comparison.lines())));
  }

  static Optional<Difference> funds(LedgerComparison comparison, Bills.Funds funds, Day day) {
    return comparison.moved().addsUp(funds)
        ? Optional.empty()
        : Optional.of(
            ofBill(Kind.FUNDS, day, "The bill of movements doesn't add up to its own sums."));
  }

  static Difference noBill(Day day) {
    return ofBill(Kind.NO_BILL, day, "No bill could be had or read.").became(Outcome.QUERIED);
  }

  /// A row of the bill that can't be read; the others were compared.
  static Difference unreadable(Day day, Unavailable row) {
    var why = String.valueOf(row.getMessage());
    return ofBill(Kind.UNREADABLE_LINE, day, "This row wasn't compared: " + why + ".");
  }

  private static Difference ofBill(Kind kind, Day day, String detail) {
    return new Difference(
        kind,
        Difference.Subject.DAY,
        Optional.empty(),
        Optional.empty(),
        day.begin(),
        Outcome.OPEN,
        detail);
  }
}

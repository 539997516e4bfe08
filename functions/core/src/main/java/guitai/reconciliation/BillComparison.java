package guitai.reconciliation;

import guitai.order.AttemptId;
import guitai.order.OrderPostings;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.Refund;
import guitai.order.RefundId;
import guitai.payment.Posting;
import guitai.payment.RefundProgress;
import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import guitai.provider.Bills;
import guitai.provider.Bills.Line;
import guitai.reconciliation.Difference.Kind;
import guitai.reconciliation.Difference.Outcome;
import guitai.reconciliation.LedgerComparison.Unbilled;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares our ledger of a day with the provider's bill (账单), both ways, and stores the daily
/// report. Comparing the day again replaces the report.
public record BillComparison(
    Ledger ledger, Orders orders, DailyReports reports, InstantSource clock) {
  /// Days for which a bill's line that the order has is carried over, until our ledger shows it on
  /// another day.
  private static final int REMEMBERED = 10;

  /// @throws Unavailable where the bill can't be had or read, or our ledger can't be read; no
  ///   report was stored
  public DailyReport compare(Bills bills, LocalDate date) {
    var day = Day.of(bills, date);
    var postings = postings(bills, day);
    var carriedOver = reports.carriedOver(bills.provider(), date.minusDays(1));
    var comparison = new LedgerComparison(postings, carriedOver, bills::business);
    var findings = new Findings();
    var reader =
        BillReader.lenient(
            comparison::line, row -> findings.add(ReportTotals.unreadable(day, row)));
    var totals = bills.read(date, reader);
    var funds = bills.funds(date, comparison.moved()::movement);
    findings.addAll(comparison.differences());
    findings.addAll(new LedgerCheck(orders, ledger).check(postings));
    new Judgement(bills, day, findings).judge(comparison);
    ReportTotals.totals(comparison, totals, day).ifPresent(findings::add);
    funds.ifPresent(sums -> {
      findings.addFunds(comparison.moved().differences(day));
      ReportTotals.funds(comparison, sums, day).ifPresent(findings::add);
    });
    return store(bills, day, postings, comparison, findings);
  }

  private List<Posting> postings(Bills bills, Day day) {
    var postings = new ArrayList<Posting>();
    for (var page : day.pages()) {
      ledger.read(
          bills.provider(),
          page,
          posting -> {
            if (day.holds(posting.at())) {
              postings.add(posting);
            }
          });
    }
    return postings;
  }

  private DailyReport store(
      Bills bills,
      Day day,
      List<Posting> postings,
      LedgerComparison comparison,
      Findings findings) {
    var source = bills.provider();
    var earlier = reports.differences(source, day.date());
    var report =
        new DailyReport(
            source,
            day.date(),
            clock.instant(),
            1 + reports.find(source, day.date()).map(DailyReport::runs).orElse(0),
            findings.counts(earlier),
            new DailyReport.Ours(ReportTotals.here(postings), ReportTotals.balance(postings)),
            Optional.of(new DailyReport.Billed(comparison.there(), comparison.fee())),
            Optional.empty());
    reports.put(report, findings.with(earlier), findings.waiting());
    return report;
  }

  /// Stores a report that no bill could be had. What the day before carried over is judged all the
  /// same: another bill would say nothing new of a line that our ledger doesn't have.
  DailyReport giveUp(Bills bills, LocalDate date) {
    var day = Day.of(bills, date);
    var postings = postings(bills, day);
    var carriedOver = reports.carriedOver(bills.provider(), date.minusDays(1));
    var comparison = new LedgerComparison(postings, carriedOver, bills::business);
    var findings = new Findings();
    findings.add(ReportTotals.noBill(day));
    findings.addAll(comparison.differences());
    new Judgement(bills, day, findings).judgeWaiting(comparison);
    return store(bills, day, postings, comparison, findings);
  }

  /// Decides what it means that a line has no posting, or a posting no line.
  private final class Judgement {
    private final Bills bills;
    private final Day day;
    private final Findings findings;
    private final DifferenceFollowUp followUp = new DifferenceFollowUp(orders, clock);
    private int queries;

    private Judgement(Bills bills, Day day, Findings findings) {
      this.bills = bills;
      this.day = day;
      this.findings = findings;
    }

    void judge(LedgerComparison comparison) {
      judgeWaiting(comparison);
      comparison.unmatchedLines().forEach(line -> line(line, false));
      comparison.unbilled().forEach(this::unbilled);
    }

    void judgeWaiting(LedgerComparison comparison) {
      comparison.unmatchedWaiting().forEach(this::waited);
    }

    /// A line of an earlier bill. One that the order has is only carried over again.
    private void waited(CarriedOver.Theirs theirs) {
      if (!theirs.known()) {
        line(theirs.line(), true);
      } else if (theirs.since().plusDays(REMEMBERED).isAfter(day.date())) {
        findings.wait(theirs);
      }
    }

    private void line(Line line, boolean waited) {
      var past = past(line);
      var known = past.flatMap(order -> known(order, line));
      if (known.isPresent()) {
        onAnotherDay(line, known.get());
      } else {
        missing(line, past, waited);
      }
    }

    /// The order has it, and our ledger of the day hasn't: that of another day has it, or should.
    private void onAnotherDay(Line line, Posting posting) {
      findings.addAll(LineComparison.compare(line, posting));
      var page = ledger.find(posting);
      if (page.isEmpty()) {
        findings.add(LineComparison.of(Kind.LEDGER, posting, "The order has it, and no page."));
      } else if (!day.holds(posting.at())) {
        findings.wait(new CarriedOver.Theirs(day.date(), line, true));
      }
    }

    private void missing(Line line, Optional<Past> past, boolean waited) {
      if (line instanceof Line.Voided || knownUnposted(line, past)) {
        return; // no money came or went
      }
      var waiting = new CarriedOver.Theirs(day.date(), line, false);
      if (!waited && day.endsWith(line.at()) && isJudgedTomorrow(waiting)) {
        findings.wait(waiting);
        return;
      }
      var kind =
          line instanceof Line.Refunded ? Kind.REFUND_MISSING_IN_LEDGER : Kind.MISSING_IN_LEDGER;
      var detail = past.isPresent() ? "The order doesn't have it." : "No order of ours has it.";
      findings.add(
          LineComparison.of(kind, line, Optional.empty(), detail).became(followUp(line, past)));
    }

    /// A next day that was compared already has judged only what was carried over to it then.
    private boolean isJudgedTomorrow(CarriedOver waiting) {
      return reports.find(bills.provider(), day.date().plusDays(1)).isEmpty()
          || reports.carriedOver(bills.provider(), day.date()).stream()
              .anyMatch(left -> left.key().equals(waiting.key()));
    }

    private Outcome followUp(Line line, Optional<Past> past) {
      if (past.isPresent()) {
        return followUp.query(day, line, past.get());
      }
      return line instanceof Line.Paid paid && queries++ < DifferenceFollowUp.MAX_QUERIES
          ? followUp.hold(bills, paid)
          : Outcome.OPEN;
    }

    /// A refund of ours that the provider has and we didn't know it: it is still being executed, or
    /// ended without effect at the provider and here.
    private boolean knownUnposted(Line line, Optional<Past> past) {
      var refund = past.flatMap(order -> reserved(order, line));
      if (refund.isEmpty() || !(line instanceof Line.Refunded refunded)) {
        return false;
      }
      boolean failed = refund.get().progress() instanceof RefundProgress.Failed;
      boolean agrees = refunded.state() == Bills.State.FAILED && failed;
      if (!agrees) {
        var outcome = failed ? Outcome.OPEN : Outcome.QUERIED;
        var detail = "Here it is %s.".formatted(failed ? "ended without effect" : "not taken yet");
        findings.add(LineComparison.of(Kind.STATE, line, Optional.empty(), detail).became(outcome));
      }
      return true;
    }

    private void unbilled(Unbilled one) {
      var posting = one.posting();
      if (posting instanceof Posting.OfRefund refund && refund.state() == Posting.State.FAILED) {
        return; // a bill may leave out what moved nothing
      }
      if (!one.waited() && day.endsWith(posting.at())) {
        findings.wait(new CarriedOver.Ours(day.date(), posting));
      } else if (one.waited() || !day.beginsWith(posting.at()) || comparedBefore()) {
        var kind =
            posting instanceof Posting.OfRefund
                ? Kind.REFUND_MISSING_ON_BILL
                : Kind.MISSING_ON_BILL;
        findings.add(LineComparison.of(kind, posting, "The provider's bill doesn't have it."));
      }
    }

    /// On the first day ever compared it isn't known what the day before carried over.
    private boolean comparedBefore() {
      return reports.find(bills.provider(), day.date().minusDays(1)).isPresent();
    }

    private Optional<Past> past(Line line) {
      return line.orderNumber()
          .flatMap(AttemptId::parse)
          .map(attempt -> orders.find(attempt.order()))
          .filter(past -> past.length() > 0);
    }

    private static Optional<Posting> known(Past past, Line line) {
      return OrderPostings.of(past).stream()
          .filter(posting ->
              MatchKey.of(posting).equals(MatchKey.of(line))
                  || (posting instanceof Posting.OfRefund refund
                      && line instanceof Line.Refunded refunded
                      && MatchKey.theirs(refund).equals(MatchKey.theirs(refunded))))
          .findFirst();
    }

    private static Optional<Refund> reserved(Past past, Line line) {
      return Optional.of(line)
          .filter(Line.Refunded.class::isInstance)
          .map(Line.Refunded.class::cast)
          .flatMap(refunded -> refunded.number().flatMap(RefundId::parse))
          .filter(id -> id.order().equals(past.id()))
          .flatMap(id -> past.balances().refund(id.number()));
    }
  }
}

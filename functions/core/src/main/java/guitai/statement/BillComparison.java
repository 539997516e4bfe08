package guitai.statement;

import guitai.order.AttemptId;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.Posting;
import guitai.order.Refund;
import guitai.order.RefundId;
import guitai.problem.Unavailable;
import guitai.provider.Bills;
import guitai.provider.Bills.Line;
import guitai.statement.Comparison.Unbilled;
import guitai.statement.Difference.Kind;
import guitai.statement.Difference.Outcome;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a day of a provider's with its bill, both ways, and states what that came to. Comparing
/// it again gives the statement anew.
public record BillComparison(
    Ledger ledger, Orders orders, Statements statements, InstantSource clock) {
  /// So long a line that the order knows is remembered, until our page of another day shows it.
  private static final int REMEMBERED = 10;

  /// @throws Unavailable where the bill can't be had or read, or our books can't; nothing was
  ///   stated
  public Statement compare(Bills bills, LocalDate date) {
    var day = Day.of(bills, date);
    var postings = postings(bills, day);
    var before = statements.waiting(bills.provider(), date.minusDays(1));
    var comparison = new Comparison(postings, before, bills::business);
    var totals = bills.read(date, comparison::line);
    var funds = bills.funds(date, comparison.moved()::movement);
    var findings = new Findings();
    findings.addAll(comparison.differences());
    findings.addAll(new BooksCheck(orders, ledger).check(postings));
    new Judgement(bills, day, findings).judge(comparison);
    Sides.totals(comparison, totals, day).ifPresent(findings::add);
    funds.ifPresent(told -> {
      findings.addFunds(comparison.moved().differences(day));
      Sides.funds(comparison, told, day).ifPresent(findings::add);
    });
    return state(bills, day, postings, comparison, findings);
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

  private Statement state(
      Bills bills, Day day, List<Posting> postings, Comparison comparison, Findings findings) {
    var book = bills.provider();
    var earlier = statements.differences(book, day.date());
    var statement =
        new Statement(
            book,
            day.date(),
            clock.instant(),
            1 + statements.find(book, day.date()).map(Statement::runs).orElse(0),
            findings.counts(earlier),
            Sides.here(postings),
            Sides.balance(postings),
            Optional.of(comparison.there()),
            Optional.of(comparison.fee()),
            Optional.empty());
    statements.put(statement, findings.with(earlier), findings.waiting());
    return statement;
  }

  /// States that no bill could be had. What the day before left is judged all the same: of a line
  /// that isn't on our pages another bill would tell nothing new.
  Statement giveUp(Bills bills, LocalDate date) {
    var day = Day.of(bills, date);
    var postings = postings(bills, day);
    var before = statements.waiting(bills.provider(), date.minusDays(1));
    var comparison = new Comparison(postings, before, bills::business);
    var findings = new Findings();
    findings.add(Sides.noBill(day));
    findings.addAll(comparison.differences());
    new Judgement(bills, day, findings).judgeWaiting(comparison);
    return state(bills, day, postings, comparison, findings);
  }

  /// Decides what it means that one side has no other.
  private final class Judgement {
    private final Bills bills;
    private final Day day;
    private final Findings findings;
    private final Repairs repairs = new Repairs(orders, clock);
    private int asks;

    private Judgement(Bills bills, Day day, Findings findings) {
      this.bills = bills;
      this.day = day;
      this.findings = findings;
    }

    void judge(Comparison comparison) {
      judgeWaiting(comparison);
      comparison.unmatchedLines().forEach(line -> line(line, false));
      comparison.unbilled().forEach(this::unbilled);
    }

    void judgeWaiting(Comparison comparison) {
      comparison.unmatchedWaiting().forEach(this::waited);
    }

    /// A line of an earlier bill. One that the order has is only remembered.
    private void waited(Waiting.Theirs theirs) {
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
        elsewhere(line, known.get());
      } else {
        missing(line, past, waited);
      }
    }

    /// The order has it, and the day's page hasn't: another day's has, or ought to.
    private void elsewhere(Line line, Posting posting) {
      findings.addAll(Pairs.compare(line, posting));
      var page = ledger.find(posting);
      if (page.isEmpty()) {
        findings.add(Pairs.of(Kind.BOOKS, posting, "The order has it, and no page."));
      } else if (!day.holds(posting.at())) {
        findings.wait(new Waiting.Theirs(day.date(), line, true));
      }
    }

    private void missing(Line line, Optional<Past> past, boolean waited) {
      if (line instanceof Line.Undone || knownUnposted(line, past)) {
        return; // no money came of it, or none went
      }
      var waiting = new Waiting.Theirs(day.date(), line, false);
      if (!waited && day.endsWith(line.at()) && isJudgedTomorrow(waiting)) {
        findings.wait(waiting);
        return;
      }
      var kind = line instanceof Line.Refunded ? Kind.REFUND_MISSING_HERE : Kind.MISSING_HERE;
      var detail = past.isPresent() ? "The order doesn't have it." : "No order of ours has it.";
      findings.add(Pairs.of(kind, line, Optional.empty(), detail).became(repair(line, past)));
    }

    /// A next day that was compared already has judged only what it was left then.
    private boolean isJudgedTomorrow(Waiting waiting) {
      return statements.find(bills.provider(), day.date().plusDays(1)).isEmpty()
          || statements.waiting(bills.provider(), day.date()).stream()
              .anyMatch(left -> left.key().equals(waiting.key()));
    }

    private Outcome repair(Line line, Optional<Past> past) {
      if (past.isPresent()) {
        return repairs.look(day, line, past.get());
      }
      return line instanceof Line.Paid && asks++ < Repairs.ASKS
          ? repairs.hold(bills, line)
          : Outcome.OPEN;
    }

    /// A refund of ours that we didn't know the provider had: it is being carried on, or ended
    /// without effect on both sides.
    private boolean knownUnposted(Line line, Optional<Past> past) {
      var refund = past.flatMap(order -> reserved(order, line));
      if (refund.isEmpty() || !(line instanceof Line.Refunded refunded)) {
        return false;
      }
      boolean failed = refund.get().progress() instanceof Refund.Progress.Failed;
      boolean agrees = refunded.state() == Bills.State.FAILED && failed;
      if (!agrees) {
        var outcome = failed ? Outcome.OPEN : Outcome.ASKED;
        var detail = "Here it is %s.".formatted(failed ? "ended without effect" : "not taken yet");
        findings.add(Pairs.of(Kind.STATE, line, Optional.empty(), detail).became(outcome));
      }
      return true;
    }

    private void unbilled(Unbilled one) {
      var posting = one.posting();
      if (posting instanceof Posting.OfRefund refund && refund.state() == Posting.State.FAILED) {
        return; // a bill may leave out what moved nothing
      }
      if (!one.waited() && day.endsWith(posting.at())) {
        findings.wait(new Waiting.Ours(day.date(), posting));
      } else if (one.waited() || !day.beginsWith(posting.at()) || comparedBefore()) {
        var kind =
            posting instanceof Posting.OfRefund ? Kind.REFUND_MISSING_THERE : Kind.MISSING_THERE;
        findings.add(Pairs.of(kind, posting, "The provider's bill doesn't have it."));
      }
    }

    /// What the day before left is not known of the first day ever compared.
    private boolean comparedBefore() {
      return statements.find(bills.provider(), day.date().minusDays(1)).isPresent();
    }

    private Optional<Past> past(Line line) {
      return AttemptId.parse(line.merchantOrderNumber())
          .map(attempt -> orders.find(attempt.order()))
          .filter(past -> past.length() > 0);
    }

    private static Optional<Posting> known(Past past, Line line) {
      return Posting.of(past).stream()
          .filter(posting ->
              Numbers.of(posting).equals(Numbers.of(line))
                  || (posting instanceof Posting.OfRefund refund
                      && line instanceof Line.Refunded refunded
                      && Numbers.theirs(refund).equals(Numbers.theirs(refunded))))
          .findFirst();
    }

    private static Optional<Refund> reserved(Past past, Line line) {
      return Optional.of(line)
          .filter(Line.Refunded.class::isInstance)
          .map(Line.Refunded.class::cast)
          .flatMap(refunded -> RefundId.parse(refunded.number()))
          .filter(id -> id.order().equals(past.id()))
          .flatMap(id -> past.balances().refund(id.number()));
    }
  }
}

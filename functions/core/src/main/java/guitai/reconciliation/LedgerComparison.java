package guitai.reconciliation;

import guitai.payment.Posting;
import guitai.problem.Unavailable;
import guitai.provider.Bills.Line;
import guitai.reconciliation.Difference.Kind;
import guitai.storefront.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Matches our ledger of a day with the lines of its bill, as they come. What has no counterpart is
/// collected, not judged.
final class LedgerComparison {
  /// Lines of a bill; each takes some 200 bytes of memory.
  static final int LIMIT = 500_000;

  private static final class Ours {
    private final Posting posting;
    private final boolean waited;
    private boolean seen;
    private boolean billed;

    private Ours(Posting posting, boolean waited) {
      this.posting = posting;
      this.waited = waited;
    }
  }

  private final Map<String, Ours> ours = new HashMap<>();
  private final List<Ours> inOrder = new ArrayList<>();
  private final List<Line> unmatched = new ArrayList<>();
  private final List<CarriedOver.Theirs> unmatchedWaiting = new ArrayList<>();
  private final Set<String> unmatchedKeys = new HashSet<>();
  private final List<Difference> differences = new ArrayList<>();
  private final PaymentSums.Counter there = new PaymentSums.Counter();
  private final PaymentSums.Counter settled = new PaymentSums.Counter();
  private final FundFlowCheck moved;
  private long lines;
  private long fee;

  /// @param postings of the day, and
  /// @param waiting what the day before carried over
  /// @param business by what the provider's movements name a line
  LedgerComparison(
      List<Posting> postings, List<CarriedOver> waiting, Function<Line, String> business) {
    moved = new FundFlowCheck(business);
    postings.forEach(posting -> add(new Ours(posting, false)));
    for (var each : waiting) {
      if (each instanceof CarriedOver.Ours(_, var posting)
          && !ours.containsKey(MatchKey.of(posting))) {
        add(new Ours(posting, true));
      }
    }
    for (var each : waiting) {
      if (each instanceof CarriedOver.Theirs theirs) {
        match(theirs);
      }
    }
  }

  private void add(Ours one) {
    inOrder.add(one);
    ours.put(MatchKey.of(one.posting), one);
    if (one.posting instanceof Posting.OfRefund refund) {
      ours.putIfAbsent(MatchKey.theirs(refund), one);
    }
  }

  private void match(CarriedOver.Theirs waiting) {
    find(waiting.line())
        .ifPresentOrElse(
            one -> {
              one.seen = true;
              differences.addAll(LineComparison.compare(waiting.line(), one.posting));
            },
            () -> unmatchedWaiting.add(waiting));
  }

  /// @throws Unavailable where the bill has more lines than we compare
  void line(Line line) {
    if (++lines > LIMIT) {
      throw new Unavailable("a bill has more than " + LIMIT + " lines");
    }
    fee = Math.addExact(fee, line.fee().hundredThousandths());
    moved.expect(line);
    switch (line) {
      case Line.Paid _, Line.Voided _ -> {
        there.payment(line.amount());
        settled.payment(line.settled());
      }
      case Line.Refunded _ -> {
        there.refund(line.amount());
        settled.refund(line.settled());
      }
    }
    find(line).ifPresentOrElse(one -> pair(one, line), () -> addUnmatched(line));
  }

  private Optional<Ours> find(Line line) {
    var found = Optional.ofNullable(ours.get(MatchKey.of(line)));
    return found.isEmpty() && line instanceof Line.Refunded refunded
        ? Optional.ofNullable(ours.get(MatchKey.theirs(refunded)))
        : found;
  }

  private void pair(Ours one, Line line) {
    one.seen = true;
    if (one.billed) {
      differences.add(repeated(line, Optional.of(one.posting)));
    } else {
      one.billed = true;
      differences.addAll(LineComparison.compare(line, one.posting));
    }
  }

  private void addUnmatched(Line line) {
    if (unmatchedKeys.add(MatchKey.of(line))) {
      unmatched.add(line);
    } else {
      differences.add(repeated(line, Optional.empty()));
    }
  }

  private static Difference repeated(Line line, Optional<Posting> posting) {
    return LineComparison.of(
        Kind.DUPLICATE_LINE, line, posting, "It stands on the bill more than once.");
  }

  FundFlowCheck moved() {
    return moved;
  }

  /// Where the ledger and the bill have it, and disagree.
  List<Difference> differences() {
    return differences;
  }

  /// Lines of the bill that our ledger doesn't have.
  List<Line> unmatchedLines() {
    return unmatched;
  }

  /// Lines of earlier bills that our ledger still doesn't have.
  List<CarriedOver.Theirs> unmatchedWaiting() {
    return unmatchedWaiting;
  }

  /// @param waited whether it was of an earlier day, and is on neither bill
  record Unbilled(Posting posting, boolean waited) {}

  /// Our postings that are not on the bill.
  List<Unbilled> unbilled() {
    return inOrder.stream()
        .filter(one -> !one.seen)
        .map(one -> new Unbilled(one.posting, one.waited))
        .toList();
  }

  PaymentSums there() {
    return there.sums();
  }

  /// Whether a bill's sum is that of its lines, by their amounts or their settlement amounts.
  boolean paidAs(Money sum) {
    return sum.equals(there().paid()) || sum.equals(settled.sums().paid());
  }

  /// As [#paidAs], of refunds.
  boolean refundedAs(Money sum) {
    return sum.equals(there().refunded()) || sum.equals(settled.sums().refunded());
  }

  long lines() {
    return lines;
  }

  /// Together, in hundred-thousandths of a yuan.
  long fee() {
    return fee;
  }
}

package guitai.reconciliation;

import guitai.provider.Bills;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.Movement;
import guitai.reconciliation.Difference.Kind;
import guitai.storefront.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Compares a trade bill (交易账单) with the fund-flow bill (资金账单): what each line says came to our
/// account and left it, fee included, against what moved there. The provider makes the two bills
/// apart, so they prove each other's fees; a contract's rate alone could not, since discounts and
/// rounding are the provider's.
final class FundFlowCheck {
  /// Hundred-thousandths of a yuan in a fen.
  private static final long FEN = 1000;

  private static final class Expected {
    private final Line line;
    private List<Line> others = List.of();
    private long in;
    private long out;

    private Expected(Line line) {
      this.line = line;
    }

    private boolean moved() {
      return in != 0 || out != 0;
    }

    private void and(Line other) {
      others = Stream.concat(others.stream(), Stream.of(other)).toList();
    }

    private Stream<Line> lines() {
      return Stream.concat(Stream.of(line), others.stream());
    }

    private boolean refund() {
      return line instanceof Line.Refunded;
    }

    /// What moved in the direction of the amount itself, in fen.
    private long money() {
      return refund() ? out : in;
    }

    /// What moved in the other direction, in fen: the fee.
    private long fee() {
      return refund() ? in : out;
    }

    private void add(boolean comes, long fen) {
      in = Math.addExact(in, comes ? fen : 0);
      out = Math.addExact(out, comes ? 0 : fen);
    }
  }

  private final Map<String, Expected> expected = new HashMap<>();
  private final Function<Line, String> business;
  private long in;
  private long out;
  private long moneyIn;
  private long moneyOut;

  /// @param business by what movements name a line
  FundFlowCheck(Function<Line, String> business) {
    this.business = business;
  }

  void expect(Line line) {
    var name = business.apply(line);
    var earlier = expected.putIfAbsent(name, new Expected(line));
    if (earlier != null) {
      earlier.and(line);
    }
  }

  /// Nothing is expected of a movement that is on no trade bill, such as a withdrawal or a bounced
  /// refund of another day.
  void movement(Movement movement) {
    long fen = movement.amount().minorUnits();
    boolean comes = movement.direction() == Bills.Direction.IN;
    if (comes) {
      in++;
      moneyIn = Math.addExact(moneyIn, fen);
    } else {
      out++;
      moneyOut = Math.addExact(moneyOut, fen);
    }
    Optional.ofNullable(expected.get(movement.business())).ifPresent(one -> one.add(comes, fen));
  }

  /// Whether the fund-flow bill's sums are those of its own lines.
  boolean addsUp(Bills.Funds funds) {
    return funds.in() == in
        && funds.out() == out
        && funds.moneyIn().minorUnits() == moneyIn
        && funds.moneyOut().minorUnits() == moneyOut;
  }

  List<Difference> differences(Day day) {
    var found = new ArrayList<Difference>();
    for (var one : expected.values()) {
      if (one.moved() && one.lines().noneMatch(FundFlowCheck::exempt)) {
        if (one.others.isEmpty()) {
          funds(one).ifPresent(found::add);
          fee(one).ifPresent(found::add);
        } else {
          together(one).ifPresent(found::add);
        }
      } else if (one.line instanceof Line.Paid && !nearMidnight(day, one.line)) {
        found.add(of(Kind.FUNDS, one, 0, "No money moved for it that day."));
      }
    }
    return found;
  }

  private static boolean nearMidnight(Day day, Line line) {
    return day.beginsWith(line.at()) || day.endsWith(line.at());
  }

  /// A voided payment and a failed refund move both ways.
  private static boolean exempt(Line line) {
    return switch (line) {
      case Line.Paid _ -> false;
      case Line.Voided _ -> true;
      case Line.Refunded refunded -> refunded.state() == Bills.State.FAILED;
    };
  }

  private static Optional<Difference> funds(Expected one) {
    return one.money() == one.line.settled().minorUnits()
        ? Optional.empty()
        : Optional.of(of(Kind.FUNDS, one, one.money(), "Another sum moved than was billed."));
  }

  /// The bill has parts of a fen, the account hasn't. A refund's fee may be credited later.
  private static Optional<Difference> fee(Expected one) {
    long billed = billed(one.line);
    boolean same = Math.abs(one.fee() * FEN - billed) < FEN;
    return same || (one.refund() && one.fee() == 0)
        ? Optional.empty()
        : Optional.of(
            of(
                Kind.FEE,
                one,
                one.fee(),
                "The fee billed is %d.%03d fen, and %d fen moved."
                    .formatted(billed / FEN, billed % FEN, one.fee())));
  }

  /// Several lines under one name: their amounts and fees move in one sum for each direction.
  private static Optional<Difference> together(Expected one) {
    long paid = sum(one, false, line -> line.settled().minorUnits());
    long back = sum(one, true, line -> line.settled().minorUnits());
    long taken = sum(one, false, FundFlowCheck::billed);
    long given = sum(one, true, FundFlowCheck::billed);
    long parts = FEN * one.lines().count();
    boolean in = one.in == paid || Math.abs((one.in - paid) * FEN - given) < parts;
    boolean out = Math.abs((one.out - back) * FEN - taken) < parts;
    if (in && out) {
      return Optional.empty();
    }
    var currency = one.line.amount().currency();
    var detail = "With its refunds and fees another sum moved than was billed.";
    return Optional.of(
        LineComparison.of(Kind.FUNDS, one.line, Optional.empty(), detail)
            .with(
                new Money(one.in - one.out, currency),
                new Money(paid - back - (taken - given) / FEN, currency)));
  }

  private static long sum(Expected one, boolean back, ToLongFunction<Line> part) {
    return one.lines()
        .filter(line -> line instanceof Line.Refunded == back)
        .mapToLong(part)
        .reduce(0, Math::addExact);
  }

  private static long billed(Line line) {
    return Math.abs(line.fee().hundredThousandths());
  }

  /// @param fen that moved
  private static Difference of(Kind kind, Expected one, long fen, String detail) {
    var billed = kind == Kind.FEE ? billed(one.line) / FEN : settled(one);
    var currency = one.line.amount().currency();
    return LineComparison.of(kind, one.line, Optional.empty(), detail)
        .with(new Money(fen, currency), new Money(billed, currency));
  }

  private static long settled(Expected one) {
    return one.line.settled().minorUnits();
  }
}

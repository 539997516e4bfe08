package guitai.statement;

import guitai.provider.Bills;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.Movement;
import guitai.statement.Difference.Kind;
import guitai.storefront.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the lines of a bill say came to our account and left it, fee included, against what moved
/// there. Two bills of one provider, made apart, prove each other's fees; a contract's rate alone
/// could not, since discounts and rounding are the provider's.
final class MoneyMoved {
  /// Hundred-thousandths of a yuan in a fen.
  private static final long FEN = 1000;

  private static final class Expected {
    private final Line line;
    private long in;
    private long out;

    private Expected(Line line) {
      this.line = line;
    }

    private boolean moved() {
      return in != 0 || out != 0;
    }

    private boolean back() {
      return line instanceof Line.Refunded;
    }

    /// What went the way of the money itself, in fen, and
    private long money() {
      return back() ? out : in;
    }

    /// the other way.
    private long fee() {
      return back() ? in : out;
    }

    private void add(boolean comes, long fen) {
      in = Math.addExact(in, comes ? fen : 0);
      out = Math.addExact(out, comes ? 0 : fen);
    }
  }

  private final Map<String, Expected> expected = new HashMap<>();
  private long in;
  private long out;
  private long moneyIn;
  private long moneyOut;

  void expect(Line line) {
    expected.putIfAbsent(business(line), new Expected(line));
  }

  private static String business(Line line) {
    return line instanceof Line.Refunded refunded ? refunded.refund() : line.payment();
  }

  /// Of what stands on no trade bill - a withdrawal, a refund of another day that came back -
  /// nothing is expected.
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

  /// Whether the bill of movements states the sums of its own lines.
  boolean addsUp(Bills.Funds funds) {
    return funds.in() == in
        && funds.out() == out
        && funds.moneyIn().minorUnits() == moneyIn
        && funds.moneyOut().minorUnits() == moneyOut;
  }

  List<Difference> differences(Day day) {
    var found = new ArrayList<Difference>();
    for (var one : expected.values()) {
      if (one.moved() && !exempt(one.line)) {
        funds(one).ifPresent(found::add);
        fee(one).ifPresent(found::add);
      } else if (one.line instanceof Line.Paid && !nearMidnight(day, one.line)) {
        found.add(of(Kind.FUNDS, one, 0, "No money moved for it that day."));
      }
    }
    return found;
  }

  private static boolean nearMidnight(Day day, Line line) {
    return day.beginsWith(line.at()) || day.endsWith(line.at());
  }

  /// What was taken back moves both ways.
  private static boolean exempt(Line line) {
    return switch (line) {
      case Line.Paid _ -> false;
      case Line.Undone _ -> true;
      case Line.Refunded refunded -> refunded.state() == Bills.State.FAILED;
    };
  }

  private static Optional<Difference> funds(Expected one) {
    return one.money() == one.line.settled().minorUnits()
        ? Optional.empty()
        : Optional.of(of(Kind.FUNDS, one, one.money(), "Another sum moved than was billed."));
  }

  /// The bill knows parts of a fen, the account doesn't. Of a refund the fee may come back later.
  private static Optional<Difference> fee(Expected one) {
    long billed = Math.abs(one.line.fee().hundredThousandths());
    boolean same = Math.abs(one.fee() * FEN - billed) < FEN;
    return same || (one.back() && one.fee() == 0)
        ? Optional.empty()
        : Optional.of(
            of(
                Kind.FEE,
                one,
                one.fee(),
                "The fee billed is %d.%03d fen, and %d fen moved."
                    .formatted(billed / FEN, billed % FEN, one.fee())));
  }

  /// @param fen that moved
  private static Difference of(Kind kind, Expected one, long fen, String detail) {
    var there =
        kind == Kind.FEE ? Math.abs(one.line.fee().hundredThousandths()) / FEN : settled(one);
    var currency = one.line.amount().currency();
    return Pairs.of(kind, one.line, Optional.empty(), detail)
        .with(new Money(fen, currency), new Money(there, currency));
  }

  private static long settled(Expected one) {
    return one.line.settled().minorUnits();
  }
}

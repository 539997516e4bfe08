package guitai.reconciliation;

import guitai.payment.Posting;
import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import guitai.provider.Bills;
import guitai.provider.Bills.Amounts;
import guitai.provider.Wallet;
import guitai.storefront.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A provider whose bills have the lines that a test adds.
final class FakeBills implements Bills {
  final List<Line> lines = new ArrayList<>();
  final List<Movement> movements = new ArrayList<>();
  final Map<String, Wallet.PaymentStatus> known = new HashMap<>();
  final List<String> unreadable = new ArrayList<>();
  final List<LocalDate> asked = new ArrayList<>();
  Optional<Totals> totals = Optional.empty();
  boolean hasFunds;
  boolean away;

  @Override
  public String provider() {
    return "wechat-pay";
  }

  @Override
  public Totals read(LocalDate day, BillReader<Line> reader) {
    asked.add(day);
    if (away) {
      throw new Unavailable("no bill yet");
    }
    var today = lines.stream().filter(line -> Day.of(this, day).holds(line.at())).toList();
    today.forEach(line -> reader.take(() -> line));
    unreadable.forEach(why ->
        reader.take(() -> {
          throw new Unavailable(why);
        }));
    long paid = 0;
    long refunded = 0;
    for (var line : today) {
      long fen = line.amount().minorUnits();
      paid += line instanceof Line.Refunded ? 0 : fen;
      refunded += line instanceof Line.Refunded ? fen : 0;
    }
    return totals.orElse(
        new Totals(today.size(), Money.of(paid, "CNY"), Money.of(refunded, "CNY")));
  }

  @Override
  public Optional<Funds> funds(LocalDate day, Consumer<Movement> reader) {
    if (!hasFunds) {
      return Optional.empty();
    }
    movements.forEach(reader);
    var in = movements.stream().filter(m -> m.direction() == Direction.IN).toList();
    var out = movements.stream().filter(m -> m.direction() == Direction.OUT).toList();
    return Optional.of(new Funds(in.size(), sum(in), out.size(), sum(out)));
  }

  private static Money sum(List<Movement> movements) {
    return Money.of(movements.stream().mapToLong(m -> m.amount().minorUnits()).sum(), "CNY");
  }

  /// Whether movements name a refund by its payment.
  boolean oneName;

  @Override
  public String business(Line line) {
    return oneName ? line.payment() : Bills.super.business(line);
  }

  @Override
  public Wallet.PaymentStatus query(Line line) {
    return known.getOrDefault(line.payment(), new Wallet.PaymentStatus.Unknown());
  }

  /// The line that agrees with a posting of ours.
  static Line line(Posting posting) {
    var payment = posting.payment().number();
    var amount = posting.amount();
    return switch (posting) {
      case Posting.OfPayment _ ->
          new Line.Paid(
              posting.merchantOrderNumber(),
              payment,
              posting.at(),
              new Amounts(amount, amount, fee(amount)));
      case Posting.OfRefund refund ->
          new Line.Refunded(
              Optional.of(posting.merchantOrderNumber()),
              payment,
              refund.number(),
              refund.refund(),
              posting.at(),
              new Amounts(amount, amount, new Fee(-fee(amount).hundredThousandths())),
              State.valueOf(refund.state().name()));
    };
  }

  private static Fee fee(Money amount) {
    return new Fee((amount.minorUnits() * 6 + 500) / 1000 * 1000);
  }

  /// What such a line moves on the account.
  void move(Line line) {
    boolean back = line instanceof Line.Refunded;
    var business = business(line);
    var fee = Money.of(Math.abs(line.fee().hundredThousandths()) / 1000, "CNY");
    movements.add(
        new Movement(business, line.at(), back ? Direction.OUT : Direction.IN, line.settled()));
    movements.add(new Movement(business, line.at(), back ? Direction.IN : Direction.OUT, fee));
  }
}

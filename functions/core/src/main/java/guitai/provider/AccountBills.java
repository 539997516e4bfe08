package guitai.provider;

import guitai.problem.Unavailable;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/// The bills of all our accounts (商户号) at a provider, as one bill of the day.
///
/// @param accounts of one provider, at least one; the first is today's
public record AccountBills(List<Bills> accounts) implements Bills {
  public AccountBills {
    accounts = List.copyOf(accounts);
  }

  @Override
  public String provider() {
    return accounts.getFirst().provider();
  }

  @Override
  public Instant begin(LocalDate day) {
    return accounts.getFirst().begin(day);
  }

  @Override
  public Totals read(LocalDate day, BillReader<Line> reader) {
    return accounts.stream()
        .map(account -> account.read(day, reader))
        .reduce(AccountBills::sum)
        .orElseThrow();
  }

  private static Totals sum(Totals one, Totals other) {
    return new Totals(
        one.lines() + other.lines(),
        sum(one.paid(), other.paid()),
        sum(one.refunded(), other.refunded()));
  }

  @Override
  public Optional<Funds> funds(LocalDate day, Consumer<Movement> movements) {
    return accounts.stream()
        .map(account -> account.funds(day, movements))
        .reduce(both(AccountBills::sum))
        .orElseThrow();
  }

  private static <T> BinaryOperator<Optional<T>> both(BinaryOperator<T> sum) {
    return (one, other) -> one.flatMap(a -> other.map(b -> sum.apply(a, b)));
  }

  private static Funds sum(Funds one, Funds other) {
    return new Funds(
        one.in() + other.in(),
        sum(one.moneyIn(), other.moneyIn()),
        one.out() + other.out(),
        sum(one.moneyOut(), other.moneyOut()));
  }

  private static Money sum(Money one, Money other) {
    return new Money(Math.addExact(one.minorUnits(), other.minorUnits()), one.currency());
  }

  @Override
  public String business(Line line) {
    return accounts.getFirst().business(line);
  }

  /// The line names no account: the one that knows the payment answers.
  ///
  /// @throws Unavailable if none knows it, and one gave no answer
  @Override
  public Wallet.PaymentStatus query(Line line) {
    var unanswered = new ArrayList<Unavailable>();
    for (var account : accounts) {
      try {
        var status = account.query(line);
        if (!(status instanceof Wallet.PaymentStatus.Unknown)) {
          return status;
        }
      } catch (Unavailable e) {
        unanswered.add(e);
      }
    }
    if (!unanswered.isEmpty()) {
      throw unanswered.getFirst();
    }
    return new Wallet.PaymentStatus.Unknown();
  }
}

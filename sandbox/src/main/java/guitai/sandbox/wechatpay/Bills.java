package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The bills (账单) of a day in Beijing, made from the orders as they were at nine the next morning.
record Bills(Ledger<OrderState, Entry> ledger, Merchant merchant, Trades trades, Payer payer) {
  private static final LocalTime MADE = LocalTime.of(9, 0);
  private static final long UNKNOWN = 600;

  enum Kind {
    TRADE,
    FUND_FLOW
  }

  /// Empty if nothing happened on that day.
  Optional<Bill> of(Kind kind, String mchid, LocalDate date) {
    var start = start(date);
    var end = start(date.plusDays(1));
    Predicate<Instant> before = at -> at.isBefore(start);
    Predicate<Instant> day = at -> !at.isBefore(start) && at.isBefore(end);
    synchronized (ledger) {
      return switch (kind) {
        case TRADE -> {
          var frozen = date.plusDays(1).atTime(MADE).toInstant(Trades.BEIJING);
          var lines = new TradeBill(merchant, mchid, ledger.books(), day, frozen).lines();
          yield some(lines).map(TradeBill::bill);
        }
        case FUND_FLOW -> {
          var lines = new FundFlowBill(mchid, ledger.books(), before, day).lines();
          yield some(lines).map(FundFlowBill::bill);
        }
      };
    }
  }

  private static Instant start(LocalDate date) {
    return date.atStartOfDay().toInstant(Trades.BEIJING);
  }

  private static <T> Optional<List<T>> some(List<T> lines) {
    return Optional.of(lines).filter(all -> !all.isEmpty());
  }

  /// Puts an error on the trade bill. For an extra payment, `order` need not be known.
  ///
  /// @throws Refusal if the bill has no such line
  BillTrouble trouble(
      BillTrouble.Kind kind, String order, Optional<String> refund, Optional<Long> amount) {
    synchronized (ledger) {
      var at = ledger.now();
      var known = ledger.books().latest(order);
      var number = known.map(Trade::number).orElse(order);
      if (kind != BillTrouble.Kind.EXTRA) {
        line(number, refund);
      }
      var usual =
          refund
              .flatMap(one -> known.flatMap(trade -> trade.refund(one)))
              .map(Refund::amount)
              .or(() -> known.map(trade -> trade.request().total()))
              .orElse(UNKNOWN);
      var sum = amount.orElse(kind.changed(usual));
      var trouble = new BillTrouble(kind, number, refund, sum, at, payer.transactionId(at));
      ledger.happen(new Entry.Troubled(trouble));
      return trouble;
    }
  }

  private void line(String number, Optional<String> refund) {
    var trade = trades.latest(number);
    boolean there =
        refund.map(one -> trade.refund(one).isPresent()).orElse(trade.paid().isPresent());
    if (!there) {
      throw Refusal.of(409, "no-such-line", "No such payment or refund is on a bill.");
    }
  }
}

package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Orders;
import guitai.sandbox.wechatpay.Refund.Status;
import guitai.sandbox.wechatpay.Trade.State.Unpaid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All orders, as the entries made them. Not thread-safe.
final class OrderState implements Ledger.State<Entry> {
  private final Orders<Trade> trades = new Orders<>();
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, String> prepays = new HashMap<>();
  private final Map<String, String> refunds = new HashMap<>();
  private final Map<String, RefundEntry.Decided> fates = new HashMap<>();
  private final List<BillTrouble> billTroubles = new ArrayList<>();
  private Optional<Long> funds = Optional.empty();

  @Override
  public void apply(Entry entry) {
    switch (entry) {
      case Entry.Ordered ordered ->
          store(
              new Trade(
                  ordered.request(),
                  ordered.at(),
                  ordered.expiresAt(),
                  ordered.prepay(),
                  new Unpaid(),
                  List.of()));
      case Entry.Repeated repeated ->
          store(trades.known(repeated.number()).with(repeated.prepay()));
      case Entry.Closed closed ->
          store(trades.known(closed.number()).with(new Trade.State.Closed(closed.at())));
      case Entry.PaymentMade settled -> {
        numbers.put(settled.paid().transactionId(), settled.number());
        store(trades.known(settled.number()).with(settled.paid()));
      }
      case RefundEntry.RefundMade returned -> {
        var refund = returned.refund();
        refunds.put(refund.number(), returned.order());
        funds = funds.map(fen -> fen - taken(returned.outcome().end(), refund.amount()));
        store(trades.known(returned.order()).with(refund));
      }
      case RefundEntry.Decided decided -> fates.put(decided.order(), decided);
      case RefundEntry.Resettled resettled -> resettle(resettled);
      case RefundEntry.Funded funded -> funds = funded.fen();
      case Entry.Troubled troubled -> billTroubles.add(troubled.trouble());
    }
  }

  private void resettle(RefundEntry.Resettled resettled) {
    var trade = byRefund(resettled.number()).orElseThrow();
    var refund = trade.refund(resettled.number()).orElseThrow();
    var before = taken(refund.course().getLast().status(), refund.amount());
    var after = taken(resettled.outcome().end(), refund.amount());
    funds = funds.map(fen -> fen + before - after);
    store(trade.with(refund.with(resettled.outcome(), resettled.at())));
  }

  /// A refund that will close moves no money.
  private static long taken(Status end, long amount) {
    return end == Status.CLOSED ? 0 : amount;
  }

  private void store(Trade trade) {
    trades.keep(trade.number(), trade);
    prepays.put(trade.prepay().id(), trade.number());
  }

  int size() {
    return trades.size();
  }

  Optional<Trade> find(String number) {
    return trades.find(number);
  }

  Optional<Trade> byTransaction(String transactionId) {
    return Optional.ofNullable(numbers.get(transactionId)).flatMap(this::find);
  }

  Optional<Trade> byRefund(String refundNumber) {
    return Optional.ofNullable(refunds.get(refundNumber)).flatMap(this::find);
  }

  /// The planned outcome of the order's refunds.
  Optional<RefundEntry.Decided> fate(String number) {
    return Optional.ofNullable(fates.get(number));
  }

  /// The balance available for refunds, in fen; empty for no limit.
  Optional<Long> funds() {
    return funds;
  }

  Collection<Trade> all() {
    return trades.all();
  }

  List<BillTrouble> billTroubles() {
    return Collections.unmodifiableList(billTroubles);
  }

  Optional<Trade> byPrepay(String prepayId) {
    return Optional.ofNullable(prepays.get(prepayId)).flatMap(this::find);
  }

  Optional<Trade> latest(String order) {
    return trades.latest(order);
  }

  List<Trade> newest(int limit) {
    return trades.newest(limit);
  }
}

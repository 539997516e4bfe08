package guitai.local.wechatpay;

import guitai.local.wechatpay.Refund.Status;
import guitai.local.wechatpay.Trade.State.Unpaid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every order there is, as the entries made it. Not for several threads at once.
final class Books {
  private final TreeMap<String, Trade> trades = new TreeMap<>();
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, String> prepays = new HashMap<>();
  private final Map<String, String> refunds = new HashMap<>();
  private final Map<String, RefundEntry.Decided> fates = new HashMap<>();
  private final List<BillTrouble> billTroubles = new ArrayList<>();
  private Optional<Long> funds = Optional.empty();
  private final List<String> sequence = new ArrayList<>();

  void apply(Entry entry) {
    switch (entry) {
      case Entry.Ordered ordered -> {
        sequence.add(ordered.request().number());
        keep(
            new Trade(
                ordered.request(),
                ordered.at(),
                ordered.expiresAt(),
                ordered.prepay(),
                new Unpaid(),
                List.of()));
      }
      case Entry.Repeated repeated -> keep(known(repeated.number()).with(repeated.prepay()));
      case Entry.Closed closed ->
          keep(known(closed.number()).with(new Trade.State.Closed(closed.at())));
      case Entry.Settled settled -> {
        numbers.put(settled.paid().transactionId(), settled.number());
        keep(known(settled.number()).with(settled.paid()));
      }
      case RefundEntry.Returned returned -> {
        refunds.put(returned.number(), returned.order());
        funds = funds.map(fen -> fen - taken(returned.outcome().end(), returned.amount()));
        keep(known(returned.order()).with(returned.refund()));
      }
      case RefundEntry.Decided decided -> fates.put(decided.order(), decided);
      case RefundEntry.Resettled resettled -> resettle(resettled);
      case RefundEntry.Funded funded -> funds = funded.fen();
      case BillTrouble trouble -> billTroubles.add(trouble);
    }
  }

  private void resettle(RefundEntry.Resettled resettled) {
    var trade = byRefund(resettled.number()).orElseThrow();
    var refund = trade.refund(resettled.number()).orElseThrow();
    var before = taken(refund.course().getLast().status(), refund.amount());
    var after = taken(resettled.outcome().end(), refund.amount());
    funds = funds.map(fen -> fen + before - after);
    keep(trade.with(refund.with(resettled.outcome(), resettled.at())));
  }

  /// A refund that will close moves no money.
  private static long taken(Status end, long amount) {
    return end == Status.CLOSED ? 0 : amount;
  }

  private void keep(Trade trade) {
    trades.put(trade.number(), trade);
    prepays.put(trade.prepay().id(), trade.number());
  }

  private Trade known(String number) {
    return find(number).orElseThrow(() -> new IllegalStateException("no order " + number));
  }

  int size() {
    return trades.size();
  }

  Optional<Trade> find(String number) {
    return Optional.ofNullable(trades.get(number));
  }

  Optional<Trade> byTransaction(String transactionId) {
    return Optional.ofNullable(numbers.get(transactionId)).flatMap(this::find);
  }

  Optional<Trade> byRefund(String refundNumber) {
    return Optional.ofNullable(refunds.get(refundNumber)).flatMap(this::find);
  }

  /// What was decided for the refunds of an order.
  Optional<RefundEntry.Decided> fate(String number) {
    return Optional.ofNullable(fates.get(number));
  }

  /// What can be refunded, in fen; empty for any sum.
  Optional<Long> funds() {
    return funds;
  }

  Collection<Trade> all() {
    return Collections.unmodifiableCollection(trades.values());
  }

  List<BillTrouble> billTroubles() {
    return Collections.unmodifiableList(billTroubles);
  }

  Optional<Trade> byPrepay(String prepayId) {
    return Optional.ofNullable(prepays.get(prepayId)).flatMap(this::find);
  }

  /// Its own number first; else the latest of the merchant's numbers that are this and two digits.
  Optional<Trade> latest(String order) {
    return find(order)
        .or(() ->
            trades.subMap(order + "00", true, order + "99", true).descendingMap().values().stream()
                .filter(trade -> trade.number().substring(order.length()).matches("[0-9]{2}"))
                .findFirst());
  }

  /// The newest first.
  List<Trade> newest(int limit) {
    return sequence.reversed().stream().limit(limit).map(this::known).toList();
  }
}

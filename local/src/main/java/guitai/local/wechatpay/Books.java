package guitai.local.wechatpay;

import guitai.local.wechatpay.Trade.State.Unpaid;
import java.util.ArrayList;
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
                new Unpaid()));
      }
      case Entry.Repeated repeated -> keep(known(repeated.number()).with(repeated.prepay()));
      case Entry.Closed closed ->
          keep(known(closed.number()).with(new Trade.State.Closed(closed.at())));
      case Entry.Settled settled -> {
        numbers.put(settled.paid().transactionId(), settled.number());
        keep(known(settled.number()).with(settled.paid()));
      }
    }
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

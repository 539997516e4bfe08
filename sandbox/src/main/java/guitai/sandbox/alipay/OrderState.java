package guitai.sandbox.alipay;

import guitai.sandbox.alipay.Trade.State;
import guitai.sandbox.alipay.Trade.Status;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Orders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All orders, as the entries made them. Not thread-safe.
final class OrderState implements Ledger.State<Entry> {
  private final Orders<Trade> orders = new Orders<>();
  private final Map<String, String> tradeNumbers = new HashMap<>();
  private final Map<String, Entry.Decided> fates = new HashMap<>();
  private final Map<String, Agreement> agreements = new HashMap<>();
  private final List<BillTrouble> billTroubles = new ArrayList<>();
  private Optional<Long> funds = Optional.empty();
  private Set<Status> triggers = Set.of(Status.TRADE_SUCCESS);
  private boolean rotated;

  @Override
  public void apply(Entry entry) {
    switch (entry) {
      case Entry.Ordered ordered ->
          store(
              new Trade(
                  ordered.request(),
                  ordered.at(),
                  ordered.expiresAt(),
                  ordered.code(),
                  new State.Offered(),
                  List.of()));
      case Entry.Opened opened ->
          store(orders.known(opened.number()).with(new State.AwaitingPayment(opened.opening())));
      case Entry.PaymentMade settled ->
          store(
              orders
                  .known(settled.number())
                  .with(new State.Paid(settled.opening(), settled.payment())));
      case Entry.Closed closed -> {
        var trade = orders.known(closed.number());
        store(trade.with(new State.Closed(trade.opening().orElseThrow(), closed.at())));
      }
      case Entry.RefundMade returned -> {
        long amount = returned.refund().doneAt().isPresent() ? returned.refund().amount() : 0;
        funds = funds.map(fen -> fen - amount);
        store(orders.known(returned.order()).with(returned.refund()));
      }
      case Entry.Decided decided -> fates.put(decided.order(), decided);
      case Entry.Funded funded -> funds = funded.fen();
      case Entry.Triggered triggered -> triggers = triggered.statuses();
      case Entry.Rotated _ -> rotated = true;
      case Entry.Troubled troubled -> billTroubles.add(troubled.trouble());
      case Entry.Agreed agreed -> agreements.put(agreed.agreement().number(), agreed.agreement());
    }
  }

  private void store(Trade trade) {
    orders.keep(trade.number(), trade);
    trade.opening().ifPresent(opening -> tradeNumbers.put(opening.tradeNo(), trade.number()));
  }

  Orders<Trade> orders() {
    return orders;
  }

  Optional<Trade> byTradeNo(String tradeNo) {
    return Optional.ofNullable(tradeNumbers.get(tradeNo)).flatMap(orders::find);
  }

  Optional<Agreement> agreement(String number) {
    return Optional.ofNullable(agreements.get(number));
  }

  /// The agreement in force, by the merchant's number.
  Optional<Agreement> agreementOf(String external) {
    return agreements.values().stream()
        .filter(agreement -> agreement.external().equals(external))
        .filter(agreement -> agreement.endedAt().isEmpty())
        .findFirst();
  }

  /// The planned outcome of the order's refunds.
  Optional<Entry.Decided> fate(String number) {
    return Optional.ofNullable(fates.get(number));
  }

  /// The balance available for refunds, in fen; empty for no limit.
  Optional<Long> funds() {
    return funds;
  }

  /// Whether the merchant subscribed to notifications of trades in that state.
  boolean tells(Status status) {
    return triggers.contains(status);
  }

  boolean rotated() {
    return rotated;
  }

  List<BillTrouble> billTroubles() {
    return Collections.unmodifiableList(billTroubles);
  }
}

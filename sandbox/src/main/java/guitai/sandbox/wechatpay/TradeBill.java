package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.BillTrouble.Kind;
import guitai.sandbox.simulator.Fee;
import guitai.sandbox.wechatpay.TradeLine.Paying;
import guitai.sandbox.wechatpay.TradeLine.RefundColumns;
import guitai.sandbox.wechatpay.TradeLine.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The trade bill (交易账单): payments and refunds of a day, and the errors that plays put on it.
///
/// @param day whether an instant is of the day
/// @param frozen when the bill was made
record TradeBill(
    Merchant merchant, String mchid, OrderState books, Predicate<Instant> day, Instant frozen) {
  List<TradeLine> lines() {
    var own = books.all().stream().filter(trade -> trade.request().mchid().equals(mchid));
    var lines = new ArrayList<>(own.flatMap(this::lines).toList());
    for (var trouble : books.billTroubles()) {
      if (trouble.kind() != Kind.EXTRA) {
        lines.replaceAll(line -> meant(trouble, line) ? troubled(trouble, line) : line);
        lines.removeIf(line -> trouble.kind() == Kind.DROP && meant(trouble, line));
      } else if (day.test(trouble.at()) && mchid.equals(merchant.id())) {
        lines.add(extra(trouble));
      }
    }
    lines.sort(Comparator.comparing(TradeLine::at));
    return lines;
  }

  private Stream<TradeLine> lines(Trade trade) {
    return trade.paid().stream()
        .flatMap(paid ->
            Stream.concat(
                Stream.of(paid).map(p -> TradeLine.of(trade, p)),
                trade.refunds().stream().map(r -> TradeLine.of(trade, paid, r, frozen))))
        .filter(line -> day.test(line.at()));
  }

  private static boolean meant(BillTrouble trouble, TradeLine line) {
    return line.paying().number().equals(trouble.order())
        && line.returning().number().equals(trouble.refund().orElse(RefundColumns.NONE.number()));
  }

  private static TradeLine troubled(BillTrouble trouble, TradeLine line) {
    var sums = line.sums();
    boolean refund = trouble.refund().isPresent();
    return switch (trouble.kind()) {
      case DROP, EXTRA -> line;
      case FEE -> {
        var fee = refund ? -trouble.amount() : trouble.amount();
        yield line.with(new Sums(sums.settled(), sums.refund(), fee, sums.total(), sums.asked()));
      }
      case AMOUNT ->
          line.with(
              refund
                  ? new Sums(0, trouble.amount(), sums.fee(), 0, trouble.amount())
                  : new Sums(trouble.amount(), 0, sums.fee(), trouble.amount(), 0));
      case STATE -> refund ? line.with(otherState(line.returning())) : line.revoked();
    };
  }

  private static RefundColumns otherState(RefundColumns returning) {
    var other = returning.state().equals("SUCCESS") ? "FAIL" : "SUCCESS";
    return new RefundColumns(returning.id(), returning.number(), returning.type(), other);
  }

  private TradeLine extra(BillTrouble trouble) {
    var credentials = merchant.credentials();
    var paying =
        new Paying(
            credentials.getString("mchid"),
            credentials.getJsonObject("appids").getString("qr"),
            trouble.transaction(),
            trouble.order(),
            "o" + trouble.transaction(),
            Product.NATIVE.tradeType(),
            "模拟",
            "");
    var sums = new Sums(trouble.amount(), 0, Fee.of(trouble.amount()), trouble.amount(), 0);
    return new TradeLine(trouble.at(), paying, "SUCCESS", RefundColumns.NONE, sums);
  }

  static Bill bill(List<TradeLine> lines) {
    var all = lines.stream().map(TradeLine::sums).reduce(Sums.ZERO, Sums::plus);
    return new Bill(
        TradeLine.COLUMNS,
        lines,
        TradeLine.SUMS,
        List.of(
            Bill.count(lines.size()),
            Bill.sum(all.settled()),
            Bill.sum(all.refund()),
            Bill.sum(0),
            Bill.sum(all.fee()),
            Bill.sum(all.total()),
            Bill.sum(all.asked())));
  }
}

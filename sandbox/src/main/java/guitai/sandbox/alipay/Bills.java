package guitai.sandbox.alipay;

import guitai.bytes.Bytes;
import guitai.sandbox.http.QueryString;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.simulator.Tickets;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Bills (对账单): a query answers the file's address, which is valid for half a minute.
///
/// @see <a
///   href="https://opendocs.alipay.com/open/3c9f1bcf_alipay.data.dataservice.bill.downloadurl.query">
///   a bill's address</a>
record Bills(
    Ledger<OrderState, Entry> ledger,
    Merchant merchant,
    Trades trades,
    Tickets tickets,
    Supplier<URI> self) {
  private static final String FILE = "/downloadBillFile.resource";
  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final Set<String> TYPES = Set.of("trade", "signcustomer");
  private static final long UNKNOWN = 600;

  JsonObjectBuilder address(Call call) {
    var content = Content.of(call, Set.of("bill_type", "bill_date", "smid"));
    var type = content.text("bill_type", 32).filter(TYPES::contains);
    var date = content.text("bill_date", 15).orElse("");
    var seller = merchant.seller(call);
    var period = BillPeriod.of(seller, date);
    if (type.isEmpty() || period.isEmpty()) {
      throw ApiError.failed("isv.invalid_arguments", "入参不合法");
    }
    if (!period.get().ready(ledger.now())) {
      throw ApiError.failed("isp.bill_not_exist", "账单不存在");
    }
    var json =
        TradeCalls.success().add("bill_download_url", url(type.get(), seller, period.get(), date));
    return empty(period.get()) ? json.add("bill_file_code", "EMPTY_DATA_WITH_BILL_FILE") : json;
  }

  private String url(String type, String seller, BillPeriod period, String date) {
    var name = period.account() + "_" + period.text() + ".csv.zip";
    var ticket = tickets.of(type + " " + seller + " " + date, ledger.now().plus(LIFE));
    return self.get().resolve(FILE)
        + "?bizType=%s&userId=%s&fileType=csv.zip&bizDates=%s&downloadFileName=%s&fileId=%s&timestamp=%d&token=%s"
            .formatted(
                type,
                period.account(),
                period.text(),
                name,
                URLEncoder.encode("/" + type + "/" + name, StandardCharsets.UTF_8),
                ledger.now().toEpochMilli(),
                ticket);
  }

  private boolean empty(BillPeriod period) {
    synchronized (ledger) {
      return new TradeBill(merchant, ledger.books(), period).lines().isEmpty();
    }
  }

  /// Empty for every other path.
  Optional<Response> handle(Request request) {
    return request.path().equals(FILE) ? Optional.of(file(request)) : Optional.empty();
  }

  private Response file(Request request) {
    var query = QueryString.parse(request.query().orElse(""));
    return tickets
        .text(query.getOrDefault("token", ""), ledger.now())
        .map(text -> text.split(" ", 3))
        .map(parts -> zip(parts[0], BillPeriod.of(parts[1], parts[2]).orElseThrow()))
        .orElseGet(() -> Response.of(403, "text/html; charset=utf-8", "<p>下载链接已失效</p>"));
  }

  private Response zip(String type, BillPeriod period) {
    synchronized (ledger) {
      var books = ledger.books();
      var files =
          type.equals("trade")
              ? TradeBill.files(period, new TradeBill(merchant, books, period).lines())
              : new AccountBill(merchant, books, period).files();
      return new Response(
          200,
          Map.of("Content-Type", "application/octet-stream"),
          List.of(),
          Bytes.of(BillFile.zip(period, files)));
    }
  }

  /// Puts an error on the trade bill. For an extra payment, `order` need not be known.
  ///
  /// @throws Refusal if the bill has no such line
  BillTrouble trouble(
      BillTrouble.Kind kind, String order, Optional<String> refund, Optional<Long> amount) {
    synchronized (ledger) {
      var at = ledger.now();
      var known = ledger.books().orders().latest(order);
      if (kind != BillTrouble.Kind.EXTRA && known.filter(trade -> on(trade, refund)).isEmpty()) {
        throw Refusal.of(409, "no-such-line", "No such payment or refund is on a bill.");
      }
      var usual =
          refund
              .flatMap(number -> known.flatMap(trade -> trade.refund(number)))
              .map(Refund::amount)
              .or(() -> known.map(Trade::total))
              .orElse(UNKNOWN);
      var number = known.map(Trade::number).orElse(order);
      var sum = amount.orElse(kind.changed(usual));
      var trouble = new BillTrouble(kind, number, refund, sum, at, trades.tradeNo(at));
      ledger.happen(new Entry.Troubled(trouble));
      return trouble;
    }
  }

  private static boolean on(Trade trade, Optional<String> refund) {
    return refund
        .map(number -> trade.refund(number).flatMap(Refund::doneAt).isPresent())
        .orElse(trade.payment().isPresent());
  }
}

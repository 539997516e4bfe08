package guitai.provider.alipay;

import guitai.host.Host;
import guitai.json.Json;
import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import guitai.provider.Bills;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Alipay's daily bills: trade bill (交易账单) and account bill (资金账单). A day is one in Beijing; its
/// bills are available from about ten the next morning.
///
/// @see <a href="https://opendocs.alipay.com/open/028woc">address of a bill</a>
public final class AlipayBills implements Bills {
  private static final Set<String> NONE = Set.of("NO_BILL_DATA", "BILL_DATE_BEFORE_REGISTRATION");

  /// The error both for a bill that isn't ready and for a day without any line.
  private static final String NOT_EXIST = "BILL_NOT_EXIST";

  /// So long after the day's end, a bill that doesn't exist won't come any more.
  private static final Duration READY = Duration.ofHours(24);

  private static final DateTimeFormatter NOTED = DateTimeFormatter.ofPattern("uuuu年MM月dd日");

  private final AlipayAccount account;
  private final Gateway gateway;
  private final Host host;

  /// @param merchant the key that signs our calls
  /// @param keys the trusted keys; both suppliers are called at each call, so that they may cache
  ///   and rotate keys, and may throw [Unavailable]
  public AlipayBills(
      AlipayAccount account,
      Supplier<AlipayMerchant> merchant,
      Supplier<AlipayKeys> keys,
      Host host) {
    this.account = account;
    this.gateway = new Gateway(account, merchant, keys, host);
    this.host = host;
  }

  @Override
  public String provider() {
    return AlipayNotifications.PROVIDER;
  }

  @Override
  public Totals read(LocalDate day, BillReader<Line> reader) {
    var form =
        new Form<>(
            TradeBill::holdsLines,
            TradeBill::line,
            TradeBill::totals,
            TradeBill::sum,
            TradeBill.NOTHING);
    return read("trade", day, form, reader);
  }

  @Override
  public Optional<Funds> funds(LocalDate day, Consumer<Movement> movements) {
    var form =
        new Form<>(
            AccountBill::holdsLines,
            AccountBill::movement,
            AccountBill::funds,
            AccountBill::sum,
            AccountBill.NOTHING);
    return Optional.of(read("signcustomer", day, form, BillReader.strict(movements)));
  }

  /// A refund has no number of Alipay's own: its movements, and all fees, carry the trade's number.
  /// Alipay's documents show no example of that.
  @Override
  public String business(Line line) {
    return line.payment();
  }

  /// How a kind of bill is read.
  private record Form<L, T>(
      Predicate<String> files,
      Function<BillRow, L> line,
      Function<List<String>, T> totals,
      BinaryOperator<T> sum,
      T nothing) {}

  private <L, T> T read(String type, LocalDate day, Form<L, T> form, BillReader<L> reader) {
    var content = Json.object().add("bill_type", type).add("bill_date", day.toString()).build();
    var call = Call.of("alipay.data.dataservice.bill.downloadurl.query", content);
    return switch (gateway.call(call)) {
      case Answer.Verified answer when answer.text("bill_download_url").isPresent() ->
          download(address(answer), day, form, reader);
      case Answer.Verified answer when answer.text("bill_file_code").isPresent() -> form.nothing();
      case Answer.Verified _ -> throw new Unavailable("a signed answer names no bill");
      case Answer.NotDone error when NONE.contains(error.normalizedCode()) -> form.nothing();
      case Answer.NotDone error when error.normalizedCode().equals(NOT_EXIST) && wontCome(day) ->
          form.nothing();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private boolean wontCome(LocalDate day) {
    return host.instant().isAfter(begin(day.plusDays(1)).plus(READY));
  }

  private static URI address(Answer.Verified answer) {
    try {
      return URI.create(answer.required("bill_download_url"));
    } catch (IllegalArgumentException e) {
      throw new Unavailable("a bill's address is malformed", e);
    }
  }

  private <L, T> T download(URI address, LocalDate day, Form<L, T> form, BillReader<L> reader) {
    try (var archive = BillArchive.empty()) {
      gateway.download(address, archive.path());
      read(archive, day, form, reader.trial(_ -> {})); // an unreadable bill passes on no line
      return read(archive, day, form, reader);
    }
  }

  private <L, T> T read(BillArchive archive, LocalDate day, Form<L, T> form, BillReader<L> reader) {
    var totals = new ArrayList<T>();
    archive.each(
        form.files(),
        text -> {
          var notes = BillTable.read(text, row -> reader.take(() -> form.line().apply(row.get())));
          requireOurs(notes, "#账号", account.sellerId());
          requireOurs(notes, "#起始日期", NOTED.format(day));
          totals.add(form.totals().apply(notes));
        });
    return totals.stream().reduce(form.sum()).orElse(form.nothing());
  }

  /// If a bill names its account or its day, they must be ours and the day requested.
  private static void requireOurs(List<String> notes, String name, String value) {
    if (notes.stream().anyMatch(note -> note.startsWith(name) && !note.contains(value))) {
      throw new Unavailable("a bill is another account's, or another day's");
    }
  }
}

package guitai.provider.wechatpay;

import guitai.host.Host;
import guitai.json.Field;
import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import guitai.provider.Bills;
import guitai.provider.Wallet;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// WeChat Pay's daily bills: trade bill (交易账单) and fund-flow bill (资金账单). A day is one in Beijing;
/// its bills are available from about ten the next morning, for three months.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013071233">bills</a>
public final class WechatPayBills implements Bills {
  private final Api api;
  private final TransactionQuery queries;

  /// @param merchant the key that signs our calls
  /// @param keys the trusted keys; both suppliers are called at each call, so that they may cache
  ///   and rotate keys, and may throw [Unavailable]
  public WechatPayBills(
      WechatPayAccount account,
      Supplier<WechatPayMerchant> merchant,
      Supplier<WechatPayKeys> keys,
      Host host) {
    this.api = new Api(account, merchant, keys, host);
    this.queries = new TransactionQuery(account, api);
  }

  @Override
  public String provider() {
    return WechatPayNotifications.PROVIDER;
  }

  /// A line's time is that of the payment, or that of the refund request.
  @Override
  public Totals read(LocalDate day, BillReader<Line> reader) {
    var target = "/v3/bill/tradebill?bill_date=" + day + "&bill_type=ALL&tar_type=GZIP";
    return read(target, TradeBill.FORM, reader);
  }

  /// An answer about a payment for an app that isn't this deployment's is [Unavailable].
  @Override
  public Wallet.PaymentStatus query(Line line) {
    return TransactionQuery.isNumber(line.payment())
        ? queries.byNumber(line.payment())
        : new Wallet.PaymentStatus.Unknown();
  }

  /// Of the account that receives the payments.
  @Override
  public Optional<Funds> funds(LocalDate day, Consumer<Movement> movements) {
    var totals = fundFlow(day, flow -> movements.accept(flow.movement()));
    return Optional.of(new Funds(totals.in(), totals.moneyIn(), totals.out(), totals.moneyOut()));
  }

  /// As [#read], of every movement of money on the account that receives the payments, in WeChat
  /// Pay's terms.
  public FundFlow.Totals fundFlow(LocalDate day, Consumer<FundFlow> movements) {
    var target = "/v3/bill/fundflowbill?bill_date=" + day + "&account_type=BASIC&tar_type=GZIP";
    return read(target, FundFlow.FORM, BillReader.strict(movements));
  }

  private <L, T> T read(String target, BillForm<L, T> form, BillReader<L> reader) {
    return switch (api.get(target)) {
      case Answer.Verified answer -> read(answer.json(), form, reader);
      case Answer.NotDone error when error.normalizedCode().equals("NOSTATEMENTEXIST") ->
          form.nothing();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private <L, T> T read(JsonObject answer, BillForm<L, T> form, BillReader<L> reader) {
    if (!text(answer, "hash_type").equals("SHA1")) {
      throw new Unavailable("a bill's digest is of an unknown type");
    }
    try (var file = BillFile.empty()) {
      api.download(address(answer), file.path());
      file.require(text(answer, "hash_value"), BillFile.LIMIT);
      form.read(file, reader.trial(_ -> {})); // an unreadable bill passes on no line
      return form.read(file, reader);
    }
  }

  private static URI address(JsonObject answer) {
    try {
      return URI.create(text(answer, "download_url"));
    } catch (IllegalArgumentException e) {
      throw new Unavailable("a bill's address is malformed", e);
    }
  }

  private static String text(JsonObject answer, String name) {
    return Field.text(answer, name)
        .orElseThrow(() -> new Unavailable("a signed answer has no '" + name + "'"));
  }
}

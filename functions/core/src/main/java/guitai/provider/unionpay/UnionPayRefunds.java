package guitai.provider.unionpay;

import guitai.host.Host;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import guitai.provider.Bills.Line;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Refunds (退货) and voids (消费撤销) at UnionPay. Each is sent once, under a number and a time that
/// were recorded before, and then only queried by both.
///
/// - An accepted refund isn't final yet.
/// - Where UnionPay doesn't know a refund at a query, the clearing day's settlement file decides; a
///   missing file decides nothing.
/// - A void that wasn't made is followed by a refund, for any reason.
///
/// @see <a href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=450">the phone
///   control</a>
public final class UnionPayRefunds implements Refunds {
  /// Without a file after this time the refund is abnormal: an operator reads UnionPay's merchant
  /// console.
  private static final Duration PATIENCE = Duration.ofDays(7);

  /// The longest download of a file; a query reads two files at most.
  private static final Duration DOWNLOAD = Duration.ofSeconds(5);

  private final UnionPayAccount account;
  private final UnionPayBills bills;
  private final Api api;
  private final Host host;

  /// @param merchant supplies the key that signs our calls; it is called for each, so the supplier
  ///   may cache and rotate the key, and may throw [Unavailable]
  /// @param roots the trusted certificates
  public UnionPayRefunds(
      UnionPayAccount account,
      Supplier<UnionPayMerchant> merchant,
      UnionPayRoots roots,
      Host host) {
    this.account = account;
    this.api = new Api(account, merchant, roots, host);
    this.bills = new UnionPayBills(account, api, host, DOWNLOAD);
    this.host = host;
  }

  @Override
  public String provider() {
    return UnionPayNotifications.PROVIDER;
  }

  @Override
  public boolean serves(PaymentId payment) {
    return payment.provider().equals(provider()) && payment.account().equals(account.merId());
  }

  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public Progress send(RefundParameters order) {
    var request =
        request(order).orElseThrow(() -> new IllegalArgumentException("no recorded time"));
    var answer = api.post(Api.BACK, request.message());
    var transaction = requireAbout(request, answer);
    requireType(request, transaction);
    var code = answer.text("respCode").orElse("");
    if (code.equals(Codes.DUPLICATE)) {
      throw Api.unavailable(answer); // UnionPay has it already: a query reports its progress
    }
    return switch (Codes.of(code)) {
      case DONE -> RefundProgress.processing(transaction, order);
      case OPEN -> throw Api.unavailable(answer);
      case NOT_DONE -> RefundProgress.notDone(code, transaction);
    };
  }

  private Optional<RefundRequest> request(RefundParameters order) {
    if (!order.amount().currency().getCurrencyCode().equals("CNY")
        || order.amount().minorUnits() < 1
        || order.amount().minorUnits() > order.total().minorUnits()) {
      throw new IllegalArgumentException("not a refund that UnionPay could make");
    }
    return order.sentAt().map(at -> new RefundRequest(account, order, at));
  }

  /// A refund without a recorded time was never sent: UnionPay doesn't know it.
  @Override
  public Progress query(RefundParameters order) {
    return request(order).map(this::query).orElseGet(Progress.Unknown::new);
  }

  private Progress query(RefundRequest request) {
    var answer = api.post(Api.QUERY, request.query());
    var transaction = requireAbout(request, answer);
    return switch (answer.text("respCode").orElse("")) {
      case Codes.OK -> {
        requireType(request, transaction);
        yield RefundProgress.queried(transaction, request.refund(), host.instant());
      }
      case Codes.UNKNOWN -> filed(request);
      default -> throw Api.unavailable(answer);
    };
  }

  private Transaction requireAbout(RefundRequest request, SignedMessage answer) {
    var transaction = new Transaction(answer);
    boolean about =
        transaction.isOf(account)
            && answer.says("orderId", request.refund().number())
            && answer.says("txnTime", request.txnTime());
    if (!about) {
      throw new Unavailable("a signed answer is about another transaction");
    }
    return transaction;
  }

  private static void requireType(RefundRequest request, Transaction transaction) {
    if (!transaction.is(request.type(), "00")) {
      throw new Unavailable("a signed answer is about another kind of transaction");
    }
  }

  private Progress filed(RefundRequest request) {
    var days = UnionPayBills.days(request.sentAt());
    if (!bills.ready(days.getLast())) {
      return new Progress.Unknown();
    }
    var number = request.refund().number();
    try {
      return filed(request.sentAt(), line -> line.number().filter(number::equals).isPresent())
          .<Progress>map(UnionPayRefunds::done)
          .orElseGet(() -> new Progress.Closed(number));
    } catch (Unavailable e) {
      if (host.instant().isBefore(request.sentAt().plus(PATIENCE))) {
        throw e;
      }
      return new Progress.Abnormal(number, request.refund().amount());
    }
  }

  /// UnionPay's number of a refund contains its time. A refund that isn't ours can't be queried; it
  /// is searched in the signed settlement file of that day.
  @Override
  public Optional<Found> find(String payment, String number) {
    return QueryId.at(number)
        .flatMap(
            at -> filed(at, line -> line.refund().equals(number) && line.payment().equals(payment)))
        .map(line -> new Found(line.payment(), done(line)));
  }

  private static Progress.Done done(Line.Refunded line) {
    return new Progress.Done(line.refund(), line.amount(), line.at());
  }

  private Optional<Line.Refunded> filed(Instant at, Predicate<Line.Refunded> wanted) {
    List<Line.Refunded> found = new ArrayList<>();
    boolean complete = true;
    for (var day : UnionPayBills.days(at)) {
      var file =
          bills.file(
              day,
              BillReader.strict(line -> {
                if (line instanceof Line.Refunded refunded && wanted.test(refunded)) {
                  found.add(refunded);
                }
              }));
      complete &= file.isPresent();
    }
    if (found.isEmpty() && !complete) {
      throw new Unavailable("UnionPay has no settlement file of the day");
    }
    return found.stream().findFirst();
  }
}

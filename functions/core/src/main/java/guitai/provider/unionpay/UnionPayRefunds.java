package guitai.provider.unionpay;

import guitai.problem.Unavailable;
import guitai.provider.Bills.Line;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Refunds, and payments undone, as UnionPay takes them: each is sent once, under a number and a
/// time that were recorded before, and then only asked about by both.
///
/// - That one is accepted says nothing of its end.
/// - What UnionPay doesn't know when it is asked, the file of the clearing day decides; that there
///   is none decides nothing.
/// - An undo that wasn't done is followed by a refund, whatever the reason.
///
/// @see <a href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=450">the phone
///   control</a>
public final class UnionPayRefunds implements Refunds {
  /// Without a file by then it is for a person, who sees the merchant's page at UnionPay.
  private static final Duration PATIENCE = Duration.ofDays(7);

  /// With each of the two files at most that a look reads.
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final UnionPayAccount account;
  private final UnionPayBills bills;
  private final Api api;
  private final InstantSource clock;

  /// @param merchant what signs our calls: asked at each, so that whoever supplies it may cache and
  ///   rotate it; it may throw [Unavailable]
  /// @param roots whom to trust
  public UnionPayRefunds(
      UnionPayAccount account,
      Supplier<UnionPayMerchant> merchant,
      UnionPayRoots roots,
      InstantSource clock) {
    this.account = account;
    this.api = new Api(account, merchant, roots, clock);
    this.bills = new UnionPayBills(account, api, clock, LOOK);
    this.clock = clock;
  }

  @Override
  public String provider() {
    return UnionPayNotifications.PROVIDER;
  }

  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public Progress send(RefundParameters order) {
    var request = request(order).orElseThrow(() -> new IllegalArgumentException("no time of it"));
    var answer = api.post(Api.BACK, request.message());
    var transaction = requireAbout(request, answer);
    requireType(request, transaction);
    var code = answer.text("respCode").orElse("");
    if (code.equals(Codes.DUPLICATE)) {
      throw Api.unavailable(answer); // it has come before, and can be asked about
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

  /// What was never sent isn't known.
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
        yield RefundProgress.answered(transaction, request.order(), clock.instant());
      }
      case Codes.UNKNOWN -> filed(request);
      default -> throw Api.unavailable(answer);
    };
  }

  private Transaction requireAbout(RefundRequest request, SignedMessage answer) {
    var transaction = new Transaction(answer);
    boolean about =
        transaction.isOf(account)
            && answer.says("orderId", request.order().number())
            && answer.says("txnTime", request.txnTime());
    if (!about) {
      throw new Unavailable("a signed answer is not about what was asked");
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
    var number = request.order().number();
    try {
      return filed(request.sentAt(), line -> line.number().filter(number::equals).isPresent())
          .<Progress>map(UnionPayRefunds::done)
          .orElseGet(() -> new Progress.Closed(number));
    } catch (Unavailable e) {
      if (clock.instant().isBefore(request.sentAt().plus(PATIENCE))) {
        throw e;
      }
      return new Progress.Abnormal(number);
    }
  }

  /// A refund that isn't ours is known by UnionPay's number, which says when it was; the signed
  /// file of that day is what there is to ask.
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
              line -> {
                if (line instanceof Line.Refunded refunded && wanted.test(refunded)) {
                  found.add(refunded);
                }
              });
      complete &= file.isPresent();
    }
    if (found.isEmpty() && !complete) {
      throw new Unavailable("UnionPay has no file of the day");
    }
    return found.stream().findFirst();
  }
}

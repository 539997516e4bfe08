package guitai.provider.unionpay;

import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.PaymentInstructions;
import guitai.order.PaymentInstructions.Kind;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Supplier;

/// Apple Pay in an app in mainland China, as UnionPay's control takes it: the order is given a
/// number (`tn`), which the app hands to the control. No field of it says Apple Pay; what the
/// payer's sheet says afterwards is signed by nobody, and no more than a reason to ask.
///
/// @see <a href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=450">the phone
///   control</a>
public final class UnionPayWallet implements Wallet {
  /// After expiry, until a query's answer is the last.
  static final Duration MARGIN = Duration.ofMinutes(5);

  private final UnionPayAccount account;
  private final InstantSource clock;
  private final Api api;

  /// @param merchant what signs our calls: asked at each, so that whoever supplies it may cache and
  ///   rotate it; it may throw [Unavailable]
  /// @param roots whom to trust
  public UnionPayWallet(
      UnionPayAccount account,
      Supplier<UnionPayMerchant> merchant,
      UnionPayRoots roots,
      InstantSource clock) {
    this.account = account;
    this.clock = clock;
    this.api = new Api(account, merchant, roots, clock);
  }

  @Override
  public Method method() {
    return Method.APPLE_PAY;
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.APP);
  }

  /// UnionPay takes the same order a second time for a duplicate, and has no `tn` for it.
  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public Duration margin() {
    return MARGIN;
  }

  @Override
  public AttemptTerms prepare(PrepayRequest wish) {
    if (!channels().contains(wish.channel())) {
      throw Problem.of(422, "channel-not-offered", "UnionPay is not offered on this channel.");
    }
    var request = PrepayMessage.of(account, wish, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return new AttemptTerms(
        Method.APPLE_PAY,
        wish.channel(),
        account.merId(),
        request.text("txnTime").orElseThrow(),
        wish.expiresAt(),
        request.form(),
        wish.returnUrl());
  }

  /// Where UnionPay gives no `tn` no money can move, so that only an answer that it is at a loss
  /// itself leaves the attempt as it is.
  @Override
  public Prepay prepay(AttemptId id, AttemptTerms attempt) {
    var answer = api.post(Api.TOKEN, request(attempt));
    requireAsked(answer, id, attempt);
    var code = answer.text("respCode").orElse("");
    return switch (Codes.of(code)) {
      case DONE -> new Prepay.Obtained(new PaymentInstructions(Kind.TN, tn(answer)));
      case OPEN -> throw Api.unavailable(answer);
      case NOT_DONE -> new Prepay.Refused(code);
    };
  }

  private static String tn(SignedMessage answer) {
    return answer.text("tn").orElseThrow(() -> new Unavailable("a signed answer has no 'tn'"));
  }

  private static Fields request(AttemptTerms attempt) {
    try {
      return Wire.form(attempt.request().getBytes(StandardCharsets.UTF_8));
    } catch (Forged e) {
      throw new IllegalStateException("a recorded order to UnionPay is unreadable", e);
    }
  }

  @Override
  public PaymentStatus query(AttemptId id, AttemptTerms attempt) {
    var answer = api.post(Api.QUERY, Messages.query(account, id.text(), attempt.app()));
    requireAsked(answer, id, attempt);
    return switch (answer.text("respCode").orElse("")) {
      case Codes.OK -> look(answer, attempt);
      case Codes.UNKNOWN -> new PaymentStatus.Unknown();
      default -> throw Api.unavailable(answer);
    };
  }

  /// Another try may follow one that failed until the order's time is over; money that was taken
  /// after it (`42`) goes back by UnionPay's own doing, and pays nothing.
  private PaymentStatus look(SignedMessage answer, AttemptTerms attempt) {
    var code =
        answer
            .text("origRespCode")
            .orElseThrow(() -> new Unavailable("a signed answer tells no state"));
    return switch (Codes.of(code)) {
      case DONE -> paid(new Transaction(answer));
      case OPEN -> new PaymentStatus.Payable();
      case NOT_DONE -> over(attempt) ? new PaymentStatus.Closed() : new PaymentStatus.Payable();
    };
  }

  private static PaymentStatus paid(Transaction transaction) {
    return transaction
        .payment()
        .filter(_ -> transaction.is("01", "01"))
        .map(payment -> (PaymentStatus) new PaymentStatus.Paid(payment))
        .orElseThrow(() -> new Unavailable("a signed answer tells no readable payment"));
  }

  private boolean over(AttemptTerms attempt) {
    return !clock.instant().isBefore(attempt.expiresAt().plus(MARGIN));
  }

  private void requireAsked(SignedMessage answer, AttemptId id, AttemptTerms attempt) {
    boolean asked =
        new Transaction(answer).isOf(account)
            && answer.says("orderId", id.text())
            && answer.says("txnTime", attempt.app());
    if (!asked) {
      throw new Unavailable("a signed answer is not about what was asked");
    }
  }

  /// UnionPay closes nothing on demand: an order ends with its time.
  @Override
  public Close close(AttemptId id, AttemptTerms attempt) {
    return new Close.Refused("not-offered");
  }
}

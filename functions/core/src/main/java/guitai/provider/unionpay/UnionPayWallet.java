package guitai.provider.unionpay;

import guitai.host.Host;
import guitai.order.Attempt;
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
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Supplier;

/// Apple Pay in an app in mainland China by UnionPay's payment control (手机控件支付): prepay (预下单)
/// obtains a number (`tn`), which the app hands to the control. No field says Apple Pay. The
/// control's result in the app is unsigned, and no more than a reason for a query.
///
/// @see <a href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=450">the phone
///   control</a>
public final class UnionPayWallet implements Wallet {
  /// How long after expiry a query's answer may still change.
  static final Duration MARGIN = Duration.ofMinutes(5);

  private final UnionPayAccount account;
  private final Host host;
  private final Api api;

  /// @param merchant supplies the key that signs our calls; it is called for each, so the supplier
  ///   may cache and rotate the key, and may throw [Unavailable]
  /// @param roots the trusted certificates
  public UnionPayWallet(
      UnionPayAccount account,
      Supplier<UnionPayMerchant> merchant,
      UnionPayRoots roots,
      Host host) {
    this.account = account;
    this.host = host;
    this.api = new Api(account, merchant, roots, host);
  }

  @Override
  public Method method() {
    return Method.APPLE_PAY;
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.APP);
  }

  @Override
  public boolean serves(Attempt attempt) {
    return attempt.method() == method()
        && attempt.channel() == Channel.APP
        && attempt.terms().account().equals(account.merId());
  }

  /// UnionPay answers a second prepay of the same order as a duplicate, without a `tn`.
  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public Duration margin() {
    return MARGIN;
  }

  @Override
  public AttemptTerms prepare(PrepayRequest request) {
    if (!channels().contains(request.channel())) {
      throw Problem.of(422, "channel-not-offered", "UnionPay is not offered on this channel.");
    }
    var message =
        PrepayMessage.of(account, request, host.instant().truncatedTo(ChronoUnit.SECONDS));
    return new AttemptTerms(
        Method.APPLE_PAY,
        request.channel(),
        account.merId(),
        message.text("txnTime").orElseThrow(),
        request.expiresAt(),
        message.form(),
        request.returnUrl());
  }

  /// Without a `tn` no money can move. So only a code that leaves the outcome open leaves the
  /// attempt as it is; any other error refuses it.
  @Override
  public Prepay prepay(AttemptId id, AttemptTerms attempt) {
    var answer = api.post(Api.TOKEN, request(attempt));
    requireAbout(answer, id, attempt);
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
    requireAbout(answer, id, attempt);
    return switch (answer.text("respCode").orElse("")) {
      case Codes.OK -> status(answer, attempt);
      case Codes.UNKNOWN -> new PaymentStatus.Unknown();
      default -> throw Api.unavailable(answer);
    };
  }

  /// A failed try may be followed by another until the order expires. UnionPay itself refunds money
  /// that was taken after that (`42`); it pays nothing.
  private PaymentStatus status(SignedMessage answer, AttemptTerms attempt) {
    var code =
        answer
            .text("origRespCode")
            .orElseThrow(() -> new Unavailable("a signed answer has no 'origRespCode'"));
    return switch (Codes.of(code)) {
      case DONE -> paid(new Transaction(answer));
      case OPEN -> new PaymentStatus.Unpaid();
      case NOT_DONE -> over(attempt) ? new PaymentStatus.Closed() : new PaymentStatus.Unpaid();
    };
  }

  private static PaymentStatus paid(Transaction transaction) {
    return transaction
        .payment()
        .filter(_ -> transaction.is("01", "01"))
        .map(payment -> (PaymentStatus) new PaymentStatus.Paid(payment))
        .orElseThrow(() -> new Unavailable("a signed answer has no readable payment"));
  }

  private boolean over(AttemptTerms attempt) {
    return !host.instant().isBefore(attempt.expiresAt().plus(MARGIN));
  }

  private void requireAbout(SignedMessage answer, AttemptId id, AttemptTerms attempt) {
    boolean about =
        new Transaction(answer).isOf(account)
            && answer.says("orderId", id.text())
            && answer.says("txnTime", attempt.app());
    if (!about) {
      throw new Unavailable("a signed answer is about another transaction");
    }
  }

  /// UnionPay has no close call: an order ends when it expires.
  @Override
  public Close close(AttemptId id, AttemptTerms attempt) {
    return new Close.OnlyByExpiry();
  }
}

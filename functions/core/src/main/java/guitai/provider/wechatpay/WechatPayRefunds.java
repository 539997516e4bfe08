package guitai.provider.wechatpay;

import guitai.host.Host;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// WeChat Pay's refunds (退款).
///
/// - A refund request is sent once; an unclear answer is [Unavailable].
/// - An answer about another refund, payment or amount is [Unavailable] too.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4014959631">refunds, and when to repeat
///   one</a>
public final class WechatPayRefunds implements Refunds {
  private static final String REFUNDS = "/v3/refund/domestic/refunds";

  /// Errors that the same parameters will always get. After any other error the refund's outcome is
  /// unclear and must be queried.
  private static final Set<String> REFUSALS =
      Set.of(
          "PARAMERROR",
          "INVALIDREQUEST",
          "APPIDMCHIDNOTMATCH",
          "MCHNOTEXISTS",
          "NOAUTH",
          "USERACCOUNTABNORMAL",
          "ACCOUNTERROR",
          "INVALIDTRANSACTIONID",
          "TRADEOVERDUE",
          "REFUNDFEEMISMATCH");

  private final WechatPayAccount account;
  private final Api api;

  /// @param merchant the key that signs our calls
  /// @param keys the trusted keys; both suppliers are called at each call, so that they may cache
  ///   and rotate keys, and may throw [Unavailable]
  public WechatPayRefunds(
      WechatPayAccount account,
      Supplier<WechatPayMerchant> merchant,
      Supplier<WechatPayKeys> keys,
      Host host) {
    this.account = account;
    this.api = new Api(account, merchant, keys, host);
  }

  @Override
  public String provider() {
    return WechatPayNotifications.PROVIDER;
  }

  @Override
  public boolean serves(PaymentId payment) {
    return payment.provider().equals(provider()) && payment.account().equals(account.mchid());
  }

  /// One number is one refund, however often the request is sent.
  @Override
  public boolean repeatable() {
    return true;
  }

  /// `Unknown` if WeChat Pay knows no such payment: then it took no money and knows no refund.
  @Override
  public Progress send(RefundParameters order) {
    return switch (api.postOnce(REFUNDS, RefundRequest.write(account, order))) {
      case Answer.Verified answer -> progress(answer, order);
      case Answer.NotDone error when error.normalizedCode().equals("NOTENOUGH") ->
          new Progress.InsufficientBalance();
      case Answer.NotDone error when unknown(error) -> new Progress.Unknown();
      case Answer.NotDone error when REFUSALS.contains(error.normalizedCode()) ->
          new Progress.Refused(error.code());
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// The only error of a query that says something about the refund is that there is none.
  @Override
  public Progress query(RefundParameters order) {
    // The only character of a number that must be encoded in a path.
    var number = RefundRequest.number(order.number()).replace("|", "%7C");
    return switch (api.get(REFUNDS + "/" + number)) {
      case Answer.Verified answer -> progress(answer, order);
      case Answer.NotDone error when unknown(error) -> new Progress.Unknown();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// At WeChat Pay a refund is identified by its number alone.
  @Override
  public Optional<Found> find(String payment, String number) {
    return find(number).filter(found -> found.payment().equals(payment));
  }

  /// Finds a refund by its number, of any payment.
  public Optional<Found> find(String number) {
    if (!RefundRequest.fits(number)) {
      return Optional.empty();
    }
    return switch (api.get(REFUNDS + "/" + number.replace("|", "%7C"))) {
      case Answer.Verified answer -> Optional.of(found(number, new Refund(answer.json())));
      case Answer.NotDone error when unknown(error) -> Optional.empty();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private static Found found(String number, Refund refund) {
    return refund
        .number()
        .filter(number::equals)
        .flatMap(_ -> refund.payment())
        .flatMap(payment ->
            refund
                .answeredState()
                .flatMap(refund::progress)
                .map(progress -> new Found(payment, progress)))
        .orElseThrow(() -> new Unavailable("a signed answer is about another refund"));
  }

  private static boolean unknown(Answer.NotDone error) {
    return error.status() == 404 && error.normalizedCode().equals("RESOURCENOTEXISTS");
  }

  private static Progress progress(Answer.Verified answer, RefundParameters order) {
    var refund = new Refund(answer.json());
    if (!refund.is(order)) {
      throw new Unavailable("a signed answer is about another refund");
    }
    return refund
        .answeredState()
        .flatMap(refund::progress)
        .orElseThrow(() -> new Unavailable("a signed answer has no readable state of a refund"));
  }
}

package guitai.provider.wechatpay;

import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// WeChat Pay's refunds.
///
/// - An order to refund goes out once; whatever isn't a clear answer is [Unavailable].
/// - An answer about another refund, payment or amount is no answer.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4014959631">refunds, and when to repeat
///   one</a>
public final class WechatPayRefunds implements Refunds {
  private static final String REFUNDS = "/v3/refund/domestic/refunds";

  /// What isn't done with these parameters, however often it is asked. Any other error leaves the
  /// refund as it is: to be queried.
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

  /// @param merchant what signs our calls, and
  /// @param keys whom to trust: asked at each call, so that whoever supplies them may cache and
  ///   rotate them; they may throw [Unavailable]
  public WechatPayRefunds(
      WechatPayAccount account,
      Supplier<WechatPayMerchant> merchant,
      Supplier<WechatPayKeys> keys,
      InstantSource clock) {
    this.account = account;
    this.api = new Api(account, merchant, keys, clock, new Nonces());
  }

  @Override
  public String provider() {
    return WechatPayNotifications.PROVIDER;
  }

  /// One number is one refund, however often it is sent.
  @Override
  public boolean repeatable() {
    return true;
  }

  /// `Unknown` where WeChat Pay knows no such payment: it took nothing, and knows no refund.
  @Override
  public Progress send(RefundParameters order) {
    return switch (api.postOnce(REFUNDS, RefundRequest.write(account, order))) {
      case Answer.Believed answer -> progress(answer, order);
      case Answer.NotDone error when error.word().equals("NOTENOUGH") ->
          new Progress.InsufficientBalance();
      case Answer.NotDone error when unknown(error) -> new Progress.Unknown();
      case Answer.NotDone error when REFUSALS.contains(error.word()) ->
          new Progress.Refused(error.code());
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// An error in asking says nothing of the refund, but that there is none.
  @Override
  public Progress query(RefundParameters order) {
    // The one character of a number that a path takes only encoded.
    var number = RefundRequest.number(order.number()).replace("|", "%7C");
    return switch (api.get(REFUNDS + "/" + number)) {
      case Answer.Believed answer -> progress(answer, order);
      case Answer.NotDone error when unknown(error) -> new Progress.Unknown();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// Its number alone names a refund here.
  @Override
  public Optional<Found> find(String payment, String number) {
    return find(number).filter(found -> found.payment().equals(payment));
  }

  /// Looks for a refund by its number, whichever payment it is of.
  public Optional<Found> find(String number) {
    if (!RefundRequest.fits(number)) {
      return Optional.empty();
    }
    return switch (api.get(REFUNDS + "/" + number.replace("|", "%7C"))) {
      case Answer.Believed answer -> Optional.of(found(number, new Refund(answer.json())));
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
        .orElseThrow(() -> new Unavailable("a signed answer is not about what was asked"));
  }

  private static boolean unknown(Answer.NotDone error) {
    return error.status() == 404 && error.word().equals("RESOURCENOTEXISTS");
  }

  private static Progress progress(Answer.Believed answer, RefundParameters order) {
    var refund = new Refund(answer.json());
    if (!refund.is(order)) {
      throw new Unavailable("a signed answer is not about the refund that was asked");
    }
    return refund
        .answeredState()
        .flatMap(refund::progress)
        .orElseThrow(() -> new Unavailable("a signed answer tells no readable state of a refund"));
  }
}

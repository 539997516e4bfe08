package guitai.provider.wechatpay;

import guitai.host.Host;
import guitai.json.Field;
import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.PaymentInstructions;
import guitai.order.PaymentInstructions.Kind;
import guitai.payment.PaymentId;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// WeChat Pay as we call it: Native (`qr`), JSAPI (`wechat`), H5 (`mobile-web`) and App (`app`).
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791896">the order APIs</a>
public final class WechatPayWallet implements Wallet {
  /// Errors that the same parameters will always get. The parameters are fixed in the attempt, so
  /// even a better configuration would not help. Every other error leaves the attempt as it is:
  /// `ORDERPAID`, for example, is a reason to query.
  private static final Set<String> REFUSALS =
      Set.of(
          "PARAMERROR",
          "INVALIDREQUEST",
          "APPIDMCHIDNOTMATCH",
          "MCHNOTEXISTS",
          "NOAUTH",
          "OUTTRADENOUSED",
          "ORDERCLOSED",
          "OPENIDMISMATCH",
          "RULELIMIT",
          "TRADEERROR",
          "ACCOUNTERROR",
          "USERACCOUNTABNORMAL");

  /// How long the address of a payment from a mobile browser can be opened.
  private static final Duration ADDRESS_LIFE = Duration.ofMinutes(5);

  private static final String TRANSACTIONS = "/v3/pay/transactions/";

  private final WechatPayAccount account;
  private final Supplier<WechatPayMerchant> merchant;
  private final Host host;
  private final Api api;
  private final TransactionQuery queries;

  /// @param merchant the key that signs our calls
  /// @param keys the trusted keys; both suppliers are called at each call, so that they may cache
  ///   and rotate keys, and may throw [Unavailable]
  public WechatPayWallet(
      WechatPayAccount account,
      Supplier<WechatPayMerchant> merchant,
      Supplier<WechatPayKeys> keys,
      Host host) {
    this.account = account;
    this.merchant = merchant;
    this.host = host;
    this.api = new Api(account, merchant, keys, host);
    this.queries = new TransactionQuery(account, api);
  }

  @Override
  public Method method() {
    return Method.WECHAT_PAY;
  }

  @Override
  public Set<Channel> channels() {
    return account.appids().keySet();
  }

  @Override
  public boolean serves(Attempt attempt) {
    return attempt.method() == method() && attempt.terms().account().equals(account.mchid());
  }

  @Override
  public AttemptTerms prepare(PrepayRequest request) {
    var appid =
        Optional.ofNullable(account.appids().get(request.channel()))
            .orElseThrow(() ->
                Problem.of(
                    422, "channel-not-offered", "WeChat Pay is not offered on this channel."));
    return new AttemptTerms(
        Method.WECHAT_PAY,
        request.channel(),
        account.mchid(),
        appid,
        request.expiresAt(),
        PrepayBody.write(account, appid, request),
        request.returnUrl());
  }

  @Override
  public Prepay prepay(AttemptId id, AttemptTerms attempt) {
    return switch (api.post(TRANSACTIONS + product(attempt.channel()), attempt.request())) {
      case Answer.Verified answer -> new Prepay.Obtained(instructions(attempt, answer));
      case Answer.NotDone error when REFUSALS.contains(error.normalizedCode()) ->
          new Prepay.Refused(error.code());
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private static String product(Channel channel) {
    return switch (channel) {
      case QR -> "native";
      case WECHAT -> "jsapi";
      case MOBILE_WEB -> "h5";
      case APP -> "app";
      case WEB -> throw new IllegalArgumentException("WeChat Pay has no such channel");
    };
  }

  private PaymentInstructions instructions(AttemptTerms attempt, Answer.Verified answer) {
    return switch (attempt.channel()) {
      case QR -> new PaymentInstructions(Kind.QR_CODE, text(answer, "code_url"));
      case WECHAT -> invocation(attempt, answer).page(merchant.get());
      case APP -> invocation(attempt, answer).app(merchant.get(), attempt.account());
      case MOBILE_WEB ->
          new PaymentInstructions(
              Kind.REDIRECT,
              Optional.of(address(attempt, answer)),
              Optional.of(host.instant().plus(ADDRESS_LIFE)));
      case WEB -> throw new IllegalArgumentException("WeChat Pay has no such channel");
    };
  }

  private Invocation invocation(AttemptTerms attempt, Answer.Verified answer) {
    return Invocation.of(attempt.app(), host.instant(), host.nonce(), text(answer, "prepay_id"));
  }

  private static String address(AttemptTerms attempt, Answer.Verified answer) {
    return text(answer, "h5_url")
        + attempt
            .returnUrl()
            .map(url -> "&redirect_url=" + URLEncoder.encode(url, StandardCharsets.UTF_8))
            .orElse("");
  }

  private static String text(Answer.Verified answer, String name) {
    return Field.text(answer.json(), name)
        .orElseThrow(() -> new Unavailable("a signed answer has no '" + name + "'"));
  }

  @Override
  public PaymentStatus query(AttemptId id, AttemptTerms attempt) {
    return queries.byAttempt(id, attempt.app());
  }

  @Override
  public Optional<KnownPayment> transaction(String number) {
    return queries.find(number);
  }

  @Override
  public Optional<PaymentStatus> query(PaymentId payment) {
    return queries.byNumber(payment);
  }

  @Override
  public Close close(AttemptId id, AttemptTerms attempt) {
    var body = "{\"mchid\":\"" + account.mchid() + "\"}";
    return switch (api.post(TRANSACTIONS + "out-trade-no/" + id.text() + "/close", body)) {
      case Answer.Verified _ -> new Close.Done();
      case Answer.NotDone error when error.normalizedCode().equals("ORDERPAID") ->
          new Close.AlreadyPaid();
      case Answer.NotDone error -> new Close.Refused(error.code());
    };
  }
}

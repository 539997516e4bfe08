package guitai.provider.alipay;

import guitai.host.Host;
import guitai.json.Json;
import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.PaymentInstructions;
import guitai.order.PaymentInstructions.Kind;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Alipay as we call it: QR codes (`qr`), and signed requests that a browser (`web`, `mobile-web`)
/// or an app (`app`) carries to Alipay. Alipay knows an order only after a customer has scanned its
/// code or opened its page.
///
/// @see <a href="https://opendocs.alipay.com/open/00f7nu">the order APIs</a>
public final class AlipayWallet implements Wallet {
  /// Errors that the same parameters will always get; the parameters are fixed in the attempt. Any
  /// other error leaves the attempt as it is and is a reason to query.
  private static final Set<String> REFUSALS =
      Set.of(
          "INVALID_PARAMETER",
          "ACCESS_FORBIDDEN",
          "EXIST_FORBIDDEN_WORD",
          "PARTNER_ERROR",
          "TOTAL_FEE_EXCEED",
          "CONTEXT_INCONSISTENT",
          "TRADE_HAS_CLOSE",
          "BUYER_SELLER_EQUAL",
          "SELLER_BEEN_BLOCKED",
          "SELLER_NOT_EXIST",
          "INVALID_RECEIVE_ACCOUNT",
          "NOW_TIME_AFTER_EXPIRE_TIME_ERROR",
          "BEYOND_PAY_RESTRICTION",
          "BEYOND_PER_RECEIPT_RESTRICTION",
          "BEYOND_PER_RECEIPT_SINGLE_RESTRICTION",
          "BEYOND_PER_RECEIPT_DAY_RESTRICTION",
          "MERCHANT_STATUS_NOT_NORMAL",
          "MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT",
          "MERCHANT_PERM_RECEIPT_SINGLE_LIMIT",
          "MERCHANT_PERM_RECEIPT_DAY_LIMIT",
          "RISK_MERCHANT_IP_NOT_EXIST");

  /// The trade waits for no payment any more, or never did: a query shows which.
  private static final Set<String> NOT_WAITING =
      Set.of("TRADE_STATUS_ERROR", "REASON_TRADE_STATUS_INVALID", "REASON_ILLEGAL_STATUS");

  private static final String NOT_EXIST = "TRADE_NOT_EXIST";

  /// What is answered about a number that isn't one of this merchant's.
  private static final Set<String> UNKNOWN = Set.of(NOT_EXIST, "INVALID_PARAMETER");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{16,64}");

  private final AlipayAccount account;
  private final Gateway gateway;

  /// @param merchant the key that signs our calls
  /// @param keys the trusted keys; both suppliers are called at each call, so that they may cache
  ///   and rotate keys, and may throw [Unavailable]
  public AlipayWallet(
      AlipayAccount account,
      Supplier<AlipayMerchant> merchant,
      Supplier<AlipayKeys> keys,
      Host host) {
    this.account = account;
    this.gateway = new Gateway(account, merchant, keys, host);
  }

  @Override
  public Method method() {
    return Method.ALIPAY;
  }

  @Override
  public Set<Channel> channels() {
    return account.channels();
  }

  @Override
  public boolean serves(Attempt attempt) {
    return attempt.method() == method() && attempt.terms().account().equals(account.sellerId());
  }

  /// Alipay refuses a second code for the same order at times, and we could not know which of two
  /// codes a customer scanned.
  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public AttemptTerms prepare(PrepayRequest request) {
    if (!account.channels().contains(request.channel())) {
      throw Problem.of(422, "channel-not-offered", "Alipay is not offered on this channel.");
    }
    return new AttemptTerms(
        Method.ALIPAY,
        request.channel(),
        account.sellerId(),
        account.appId(),
        request.expiresAt(),
        TradeRequest.write(account, request),
        request.returnUrl());
  }

  @Override
  public Prepay prepay(AttemptId id, AttemptTerms attempt) {
    return switch (attempt.channel()) {
      case QR -> code(id, attempt);
      case WEB -> page(attempt, "alipay.trade.page.pay");
      case MOBILE_WEB -> page(attempt, "alipay.trade.wap.pay");
      case APP -> {
        var signed = gateway.sign(call(attempt, "alipay.trade.app.pay", Optional.empty()));
        yield obtained(Kind.ORDER_STRING, signed.text());
      }
      case WECHAT -> throw new IllegalArgumentException("Alipay has no such channel");
    };
  }

  private Prepay code(AttemptId id, AttemptTerms attempt) {
    var call = call(attempt, "alipay.trade.precreate", Optional.empty());
    return switch (gateway.callOnce(call)) {
      case Answer.Verified answer -> {
        answer.requireAbout("out_trade_no", id.text());
        yield obtained(Kind.QR_CODE, answer.required("qr_code"));
      }
      case Answer.NotDone error when REFUSALS.contains(error.normalizedCode()) ->
          new Prepay.Refused(error.code());
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// A customer who opens the page again continues the same trade.
  private Prepay page(AttemptTerms attempt, String method) {
    var signed = gateway.sign(call(attempt, method, attempt.returnUrl()));
    return obtained(Kind.REDIRECT, account.gateway() + "?" + signed.text());
  }

  private Call call(AttemptTerms attempt, String method, Optional<String> returnUrl) {
    var notifyUrl = Optional.of(account.notifyUrl().toString());
    return new Call(method, attempt.request(), notifyUrl, returnUrl);
  }

  private static Prepay obtained(Kind kind, String content) {
    return new Prepay.Obtained(new PaymentInstructions(kind, content));
  }

  @Override
  public PaymentStatus query(AttemptId id, AttemptTerms attempt) {
    return switch (gateway.call(Call.about("alipay.trade.query", id.text()))) {
      case Answer.Verified answer -> {
        answer.requireAbout("out_trade_no", id.text());
        yield status(Trade.answered(account.sellerId(), attempt.app(), answer));
      }
      case Answer.NotDone error when error.normalizedCode().equals(NOT_EXIST) ->
          new PaymentStatus.Unknown();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// A closed trade was either never paid or is fully refunded; only the latter has the time of its
  /// payment. The answer doesn't show the refunds of a trade that isn't closed.
  private static PaymentStatus status(Trade trade) {
    return switch (trade.status()) {
      case "TRADE_SUCCESS", "TRADE_FINISHED" -> new PaymentStatus.Paid(payment(trade));
      case "TRADE_CLOSED" ->
          trade.wasPaid()
              ? new PaymentStatus.FullyRefunded(payment(trade))
              : new PaymentStatus.Closed();
      case "WAIT_BUYER_PAY" -> new PaymentStatus.Unpaid();
      default -> throw new Unavailable("a signed answer has an unknown state");
    };
  }

  /// By its `trade_no`.
  @Override
  public Optional<KnownPayment> transaction(String number) {
    if (!NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    var query = Call.of("alipay.trade.query", Json.object().add("trade_no", number).build());
    return switch (gateway.call(query)) {
      case Answer.Verified answer -> {
        answer.requireAbout("trade_no", number);
        var payment = new PaymentId(AlipayNotifications.PROVIDER, account.sellerId(), number);
        yield answer.text("out_trade_no").map(order -> new KnownPayment(payment, order));
      }
      case Answer.NotDone error when UNKNOWN.contains(error.normalizedCode()) -> Optional.empty();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private static Payment payment(Trade trade) {
    return trade
        .payment()
        .orElseThrow(() -> new Unavailable("a signed answer has no readable payment"));
  }

  @Override
  public Close close(AttemptId id, AttemptTerms attempt) {
    return switch (gateway.call(Call.about("alipay.trade.close", id.text()))) {
      case Answer.Verified answer -> {
        answer.requireAbout("out_trade_no", id.text());
        yield new Close.Done();
      }
      case Answer.NotDone error when NOT_WAITING.contains(error.normalizedCode()) ->
          new Close.AlreadyPaid();
      case Answer.NotDone error when error.normalizedCode().equals(NOT_EXIST) ->
          new Close.OnlyByExpiry();
      case Answer.NotDone error -> new Close.Refused(error.code());
    };
  }
}

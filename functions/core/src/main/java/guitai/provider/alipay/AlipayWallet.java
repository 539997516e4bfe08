package guitai.provider.alipay;

import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.PaymentInstructions;
import guitai.order.PaymentInstructions.Kind;
import guitai.payment.Payment;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Alipay as we call it: codes (`qr`), and what a browser (`web`, `mobile-web`) or an app (`app`)
/// carries there itself. Alipay knows of an order only when somebody has scanned its code or opened
/// its page.
///
/// @see <a href="https://opendocs.alipay.com/open/00f7nu">the order APIs</a>
public final class AlipayWallet implements Wallet {
  /// What can't be taken with these parameters, however often it is asked; they are fixed in the
  /// attempt. Every other error leaves the attempt as it is: a reason to query.
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

  /// It waits for no payment any more, or never did: a query says which.
  private static final Set<String> NOT_WAITING =
      Set.of("TRADE_STATUS_ERROR", "REASON_TRADE_STATUS_INVALID", "REASON_ILLEGAL_STATUS");

  private static final String NOT_EXIST = "TRADE_NOT_EXIST";

  private final AlipayAccount account;
  private final Gateway gateway;

  /// @param merchant what signs our calls, and
  /// @param keys whom to trust: asked at each call, so that whoever supplies them may cache and
  ///   rotate them; they may throw [Unavailable]
  public AlipayWallet(
      AlipayAccount account,
      Supplier<AlipayMerchant> merchant,
      Supplier<AlipayKeys> keys,
      InstantSource clock) {
    this.account = account;
    this.gateway = new Gateway(account, merchant, keys, clock);
  }

  @Override
  public Method method() {
    return Method.ALIPAY;
  }

  @Override
  public Set<Channel> channels() {
    return account.channels();
  }

  /// A second code for the same order is refused at times, and which of two a customer scanned
  /// would not be known.
  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public AttemptTerms prepare(PrepayRequest wish) {
    if (!account.channels().contains(wish.channel())) {
      throw Problem.of(422, "channel-not-offered", "Alipay is not offered on this channel.");
    }
    return new AttemptTerms(
        Method.ALIPAY,
        wish.channel(),
        account.sellerId(),
        account.appId(),
        wish.expiresAt(),
        TradeRequest.write(account, wish),
        wish.returnUrl());
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
      case Answer.Believed answer -> {
        answer.requireAbout("out_trade_no", id.text());
        yield obtained(Kind.QR_CODE, answer.required("qr_code"));
      }
      case Answer.NotDone error when REFUSALS.contains(error.word()) ->
          new Prepay.Refused(error.code());
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// Opening it again continues the same trade.
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
      case Answer.Believed answer -> {
        answer.requireAbout("out_trade_no", id.text());
        yield look(Trade.answered(account, answer));
      }
      case Answer.NotDone error when error.word().equals(NOT_EXIST) -> new PaymentStatus.Unknown();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// A closed trade was either never paid or has gone back whole; only the latter tells when it was
  /// paid. What went back of one that isn't closed, an answer doesn't tell.
  private static PaymentStatus look(Trade trade) {
    return switch (trade.status()) {
      case "TRADE_SUCCESS", "TRADE_FINISHED" -> new PaymentStatus.Paid(payment(trade));
      case "TRADE_CLOSED" ->
          trade.wasPaid()
              ? new PaymentStatus.FullyRefunded(payment(trade))
              : new PaymentStatus.Closed();
      case "WAIT_BUYER_PAY" -> new PaymentStatus.Payable();
      default -> throw new Unavailable("a signed answer tells an unknown state");
    };
  }

  private static Payment payment(Trade trade) {
    return trade
        .payment()
        .orElseThrow(() -> new Unavailable("a signed answer tells no readable payment"));
  }

  @Override
  public Close close(AttemptId id, AttemptTerms attempt) {
    return switch (gateway.call(Call.about("alipay.trade.close", id.text()))) {
      case Answer.Believed answer -> {
        answer.requireAbout("out_trade_no", id.text());
        yield new Close.Done();
      }
      case Answer.NotDone error when NOT_WAITING.contains(error.word()) -> new Close.AlreadyPaid();
      case Answer.NotDone error -> new Close.Refused(error.code());
    };
  }
}

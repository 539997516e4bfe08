package guitai.provider.alipay;

import guitai.host.Host;
import guitai.json.Json;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Alipay's refunds (退款), which have no number of Alipay's own: the merchant's number identifies a
/// refund within its payment.
///
/// - A refund request is sent once. Only `fund_change` of `Y` says that money moved; after any
///   other answer the refund is queried by the same number.
/// - A refusal counts only after a query finds no such refund either.
///
/// @see <a href="https://opendocs.alipay.com/open/00f7nv">refunds, and when to repeat one</a>
public final class AlipayRefunds implements Refunds {
  /// Errors that the same parameters will always get. After any other error the refund's outcome is
  /// unclear and must be queried.
  private static final Set<String> REFUSALS =
      Set.of(
          "INVALID_PARAMETER",
          "REFUND_AMT_NOT_EQUAL_TOTAL",
          "TRADE_HAS_FINISHED",
          "TRADE_HAS_CLOSE",
          "TRADE_STATUS_ERROR",
          "DISCORDANT_REPEAT_REQUEST",
          "REASON_TRADE_REFUND_FEE_ERR",
          "REASON_TRADE_STATUS_INVALID",
          "TRADE_NOT_ALLOW_REFUND",
          "REFUND_FEE_ERROR",
          "BUYER_NOT_EXIST",
          "BUYER_ENABLE_STATUS_FORBID",
          "BUYER_ERROR",
          "NOT_ALLOW_PARTIAL_REFUND",
          "ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND",
          "CURRENCY_NOT_SUPPORT",
          "USER_NOT_MATCH_ERR",
          "REFUND_ACCOUNT_NOT_EXIST",
          "CUSTOMER_VALIDATE_ERROR");

  private static final int REASON = 256;
  private static final Pattern NUMBER = Pattern.compile("[!-~]{1,64}");
  private static final Pattern PAYMENT = Pattern.compile("[0-9A-Za-z]{1,64}");

  private final AlipayAccount account;
  private final Gateway gateway;
  private final Host host;

  /// @param merchant the key that signs our calls
  /// @param keys the trusted keys; both suppliers are called at each call, so that they may cache
  ///   and rotate keys, and may throw [Unavailable]
  public AlipayRefunds(
      AlipayAccount account,
      Supplier<AlipayMerchant> merchant,
      Supplier<AlipayKeys> keys,
      Host host) {
    this.account = account;
    this.gateway = new Gateway(account, merchant, keys, host);
    this.host = host;
  }

  @Override
  public String provider() {
    return AlipayNotifications.PROVIDER;
  }

  @Override
  public boolean serves(PaymentId payment) {
    return payment.provider().equals(provider()) && payment.account().equals(account.sellerId());
  }

  /// One number is one refund, however often the request is sent.
  @Override
  public boolean repeatable() {
    return true;
  }

  /// `Unknown` if Alipay knows no such payment: then it took no money and knows no refund.
  @Override
  public Progress send(RefundParameters order) {
    return switch (gateway.callOnce(Call.of("alipay.trade.refund", content(order)))) {
      case Answer.Verified answer -> sent(order, answer);
      case Answer.NotDone error when error.normalizedCode().equals("SELLER_BALANCE_NOT_ENOUGH") ->
          new Progress.InsufficientBalance();
      case Answer.NotDone error when unknown(error) -> new Progress.Unknown();
      case Answer.NotDone error when REFUSALS.contains(error.normalizedCode()) ->
          refused(order, error);
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private static JsonObject content(RefundParameters order) {
    requireSendable(order);
    var json =
        Json.object()
            .add("trade_no", order.payment())
            .add("refund_amount", Yuan.write(order.amount()))
            .add("out_request_no", order.number());
    if (!order.reason().isBlank()) {
      json.add("refund_reason", cut(order.reason()));
    }
    return json.build();
  }

  private static void requireSendable(RefundParameters order) {
    long amount = order.amount().minorUnits();
    if (!PAYMENT.matcher(order.payment()).matches()
        || !fits(order.number())
        || amount < 1
        || amount > order.total().minorUnits()) {
      throw new IllegalArgumentException("not a refund that Alipay could make");
    }
  }

  private static boolean fits(String number) {
    return NUMBER.matcher(number).matches();
  }

  private static String cut(String reason) {
    return reason.codePointCount(0, reason.length()) <= REASON
        ? reason
        : reason.substring(0, reason.offsetByCodePoints(0, REASON));
  }

  /// The answer's amount is the payment's refunded total, not this refund's amount.
  private Progress sent(RefundParameters order, Answer.Verified answer) {
    answer.requireAbout("trade_no", order.payment());
    return answer.text("fund_change").filter("Y"::equals).isPresent()
        ? done(order.number(), order.amount(), answer)
        : queried(order, new Progress.Processing(order.number()));
  }

  private Progress refused(RefundParameters order, Answer.NotDone error) {
    return queried(order, new Progress.Refused(error.code()));
  }

  /// @param otherwise the result if the query finds no refund
  private Progress queried(RefundParameters order, Progress otherwise) {
    var progress = query(order);
    return progress instanceof Progress.Unknown ? otherwise : progress;
  }

  /// Alipay's answer is the same if there is no such refund and if it isn't done yet; sending it
  /// again under its number is safe in both cases.
  @Override
  public Progress query(RefundParameters order) {
    return progress(order.payment(), order.number())
        .map(found -> requireAmount(order, found))
        .orElseGet(Progress.Unknown::new);
  }

  private static Progress requireAmount(RefundParameters order, Progress found) {
    if (found instanceof Progress.Done done && !done.amount().equals(order.amount())) {
      throw new Unavailable("a refund of ours was made with another amount");
    }
    return found;
  }

  /// Alipay identifies a refund without a number by the order's number.
  @Override
  public Optional<Found> find(String payment, String number) {
    return PAYMENT.matcher(payment).matches() && fits(number)
        ? progress(payment, number).map(progress -> new Found(payment, progress))
        : Optional.empty();
  }

  private Optional<Progress> progress(String payment, String number) {
    var content =
        Json.object()
            .add("trade_no", payment)
            .add("out_request_no", number)
            .add("query_options", Json.array().add("gmt_refund_pay"));
    var call = Call.of("alipay.trade.fastpay.refund.query", content.build());
    return switch (gateway.call(call)) {
      case Answer.Verified answer -> progress(payment, number, answer);
      case Answer.NotDone error when unknown(error) -> Optional.empty();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private static boolean unknown(Answer.NotDone error) {
    return error.normalizedCode().equals("TRADE_NOT_EXIST");
  }

  private Optional<Progress> progress(String payment, String number, Answer.Verified answer) {
    var status = answer.text("refund_status");
    if (status.isEmpty()) {
      return Optional.empty();
    }
    answer.requireAbout("trade_no", payment);
    answer.requireAbout("out_request_no", number);
    return switch (status.get()) {
      case "REFUND_SUCCESS" -> Optional.of(done(number, amount(answer), answer));
      case "REFUND_PROCESSING" -> Optional.of(new Progress.Processing(number));
      default -> throw new Unavailable("a signed answer has no readable state of a refund");
    };
  }

  private static Money amount(Answer.Verified answer) {
    return Yuan.parse(answer.required("refund_amount"))
        .orElseThrow(() -> new Unavailable("a signed answer has no readable amount"));
  }

  /// An answer without the time proves the refund too; the time is then the present one.
  private Progress done(String number, Money amount, Answer.Verified answer) {
    Instant at = answer.text("gmt_refund_pay").flatMap(BeijingTime::parse).orElseGet(host::instant);
    return new Progress.Done(number, amount, at);
  }
}

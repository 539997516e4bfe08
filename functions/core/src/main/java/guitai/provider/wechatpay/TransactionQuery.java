package guitai.provider.wechatpay;

import guitai.order.AttemptId;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import guitai.provider.Wallet.PaymentStatus;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Queries of a transaction (查单).
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791900">order query</a>
record TransactionQuery(WechatPayAccount account, Api api) {
  /// What is answered about a number that isn't one of this merchant's.
  private static final Set<String> UNKNOWN =
      Set.of("ORDERNOTEXIST", "RESOURCENOTEXISTS", "PARAMERROR", "INVALIDREQUEST", "NOAUTH");

  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]{1,32}");

  /// Of an attempt for the app, which may be none of ours any more.
  PaymentStatus byAttempt(AttemptId id, String app) {
    return query(
        "out-trade-no/" + id.text(),
        transaction ->
            is(transaction.merchantOrderNumber(), id.text())
                && transaction
                    .appid()
                    .filter(told -> told.equals(app) || account.owns(told))
                    .isPresent());
  }

  private static boolean is(Optional<String> told, String asked) {
    return told.filter(asked::equals).isPresent();
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  PaymentStatus byNumber(String number) {
    if (!isNumber(number)) {
      throw new IllegalArgumentException("not a payment number of WeChat Pay");
    }
    return query("id/" + number, transaction -> is(transaction.number(), number));
  }

  /// By its `transaction_id`; empty if it isn't a payment of this merchant at WeChat Pay.
  Optional<PaymentStatus> byNumber(PaymentId payment) {
    return payment.provider().equals(WechatPayNotifications.PROVIDER)
            && payment.account().equals(account.mchid())
            && isNumber(payment.number())
        ? Optional.of(byNumber(payment.number()))
        : Optional.empty();
  }

  /// Empty where the text is no `transaction_id` of this merchant's.
  Optional<Wallet.KnownPayment> find(String number) {
    if (!isNumber(number)) {
      return Optional.empty();
    }
    return switch (api.get(target("id/" + number))) {
      case Answer.Verified answer -> {
        var transaction = new Transaction(answer.json());
        requireQueried(
            transaction.isFor(account) && transaction.number().filter(number::equals).isPresent());
        var payment = new PaymentId(WechatPayNotifications.PROVIDER, account.mchid(), number);
        yield transaction
            .merchantOrderNumber()
            .map(order -> new Wallet.KnownPayment(payment, order));
      }
      case Answer.NotDone error when UNKNOWN.contains(error.normalizedCode()) -> Optional.empty();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private String target(String path) {
    return "/v3/pay/transactions/" + path + "?mchid=" + account.mchid();
  }

  private PaymentStatus query(String path, Predicate<Transaction> queried) {
    return switch (api.get(target(path))) {
      case Answer.Verified answer -> {
        var transaction = new Transaction(answer.json());
        requireQueried(transaction.isFor(account) && queried.test(transaction));
        yield status(transaction);
      }
      case Answer.NotDone error when error.normalizedCode().equals("ORDERNOTEXIST") ->
          new PaymentStatus.Unknown();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private static void requireQueried(boolean queried) {
    if (!queried) {
      throw new Unavailable("a signed answer is about another transaction");
    }
  }

  /// A failed try leaves an order payable; the state `REFUND` may mean partly or fully refunded.
  private static PaymentStatus status(Transaction transaction) {
    return switch (transaction.state().orElse("")) {
      case "SUCCESS" -> new PaymentStatus.Paid(payment(transaction));
      case "REFUND" -> new PaymentStatus.PartlyRefunded(payment(transaction));
      case "NOTPAY", "USERPAYING", "ACCEPT", "PAYERROR" -> new PaymentStatus.Unpaid();
      case "CLOSED", "REVOKED" -> new PaymentStatus.Closed();
      default -> throw new Unavailable("a signed answer has an unknown state");
    };
  }

  private static Payment payment(Transaction transaction) {
    return transaction
        .payment()
        .orElseThrow(() -> new Unavailable("a signed answer has no readable payment"));
  }
}

package guitai.sandbox.alipay;

import guitai.sandbox.alipay.Trade.Payment;
import guitai.sandbox.alipay.Trade.State;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Tampering;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Writes notifications (异步通知), and signs each copy anew.
///
/// @see <a href="https://opendocs.alipay.com/open/270/105902">notifications</a>
record Notices(Merchant merchant, Trades trades, AgreementNotices agreements) {
  private static final Duration STALENESS = Duration.ofMinutes(10);
  private static final BigInteger NUMBERS = BigInteger.TEN.pow(21);

  /// Empty if nothing is left to notify.
  Optional<Notification> of(Callback callback) {
    var subject = CallbackSubject.of(callback.order());
    return switch (subject.event()) {
      case SIGNED, UNSIGNED ->
          Optional.of(spoiled(agreements.of(subject, head(callback)), callback));
      case WAITING, PAID, CLOSED, FINISHED, REFUND ->
          fields(trades.byNumber(subject.subject()), subject, callback)
              .map(fields -> spoiled(notice(trades.byNumber(subject.subject()), fields), callback));
    };
  }

  private static Notification notice(Trade trade, Map<String, String> fields) {
    return new Notification(
        trade.request().notifyUrl().orElseThrow(), trade.request().charsetName(), fields);
  }

  /// The fields of all notifications. The `notify_id` stays the same in copies and retries; the
  /// time doesn't.
  private Map<String, String> head(Callback callback) {
    var at = trades.now().minus(callback.tamper() == Tampering.STALE ? STALENESS : Duration.ZERO);
    var fields = new LinkedHashMap<String, String>();
    fields.put("notify_id", number(callback));
    fields.put("notify_time", BeijingTime.second(at));
    fields.put("app_id", merchant.app());
    fields.put("auth_app_id", merchant.app());
    fields.put("version", "1.0");
    return fields;
  }

  private static String number(Callback callback) {
    var id = new BigInteger(1, callback.id().getBytes(StandardCharsets.US_ASCII)).mod(NUMBERS);
    return BeijingTime.day(callback.due()) + "00222" + "%021d".formatted(id);
  }

  private Optional<Map<String, String>> fields(
      Trade trade, CallbackSubject subject, Callback callback) {
    var written = new TradeWords(trade, total(trade, subject, callback));
    var fields = written.common(head(callback), merchant);
    return switch (subject.event()) {
      case PAID -> trade.payment().map(payment -> written.paid(fields, payment));
      case WAITING -> Optional.of(written.waiting(fields));
      case CLOSED ->
          trade.stateAt(trades.now()) instanceof State.Closed closed
              ? Optional.of(written.closed(fields, closed.at()))
              : Optional.empty();
      case FINISHED -> finished(trade).map(payment -> written.finished(fields, payment));
      case REFUND ->
          trade
              .payment()
              .map(payment -> written.refunded(fields, payment, refund(trade, subject, callback)));
      case SIGNED, UNSIGNED -> Optional.empty();
    };
  }

  private Optional<Payment> finished(Trade trade) {
    return trade.payment().filter(_ -> trade.refunded(trades.now()) < trade.total());
  }

  /// The refunded total up to and including this refund.
  private static TradeWords.RefundedSoFar refund(
      Trade trade, CallbackSubject subject, Callback callback) {
    var refund = trade.refunds().get(subject.index());
    var at = refund.doneAt().orElseThrow();
    long sum = trade.refunded(at);
    long reported = callback.tamper() == Tampering.AMOUNT ? other(sum) : sum;
    return new TradeWords.RefundedSoFar(refund.number(), at, reported, sum == trade.total());
  }

  private static long total(Trade trade, CallbackSubject subject, Callback callback) {
    return callback.tamper() == Tampering.AMOUNT && subject.event() != CallbackSubject.Event.REFUND
        ? other(trade.total())
        : trade.total();
  }

  /// One fen less; one fen more if the amount is one fen.
  private static long other(long amount) {
    return amount > 1 ? amount - 1 : amount + 1;
  }

  private Notification spoiled(Notification notice, Callback callback) {
    var signed = notice.signed(merchant.alipay());
    return switch (callback.tamper()) {
      case NONE, AMOUNT, STALE -> signed;
      case BODY -> signed.with("notify_id", signed.fields().get("notify_id") + "0");
      case OLD_KEY -> notice.signed(merchant.former());
      case SIGNATURE -> signed.with("sign", flipped(signed.fields().getOrDefault("sign", "")));
      case SERIAL, PROBE ->
          throw new IllegalStateException("not a tamper of Alipay's: " + callback.tamper());
    };
  }

  private static String flipped(String sign) {
    var bytes = Base64.getDecoder().decode(sign);
    bytes[bytes.length / 2] ^= 1;
    return Base64.getEncoder().encodeToString(bytes);
  }
}

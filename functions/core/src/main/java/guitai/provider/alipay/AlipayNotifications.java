package guitai.provider.alipay;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.payment.AgreementId;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Alipay's notifications (异步通知): signed forms, about trades and agreements.
///
/// @see <a href="https://opendocs.alipay.com/open/00f7nh">notification of a trade</a>
public final class AlipayNotifications implements Notifications {
  /// The provider's name in our contract.
  public static final String PROVIDER = "alipay";

  private static final Set<String> AGREEMENTS = Set.of("dut_user_sign", "dut_user_unsign");
  private static final String TEXT = "text/plain";
  private static final String CLOSED = "TRADE_CLOSED";
  private static final String WAITING = "WAIT_BUYER_PAY";

  /// The message about a complaint (交易投诉).
  private static final String COMPLAINT = "alipay.merchant.tradecomplain.changed";

  private static final Pattern COMPLAINT_NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  /// Messages about the app itself, its versions and its rights, which are never about money.
  private static final String APPS = "alipay.open.";

  private static final Set<String> PAID = Set.of("TRADE_SUCCESS", "TRADE_FINISHED");

  private final AlipayAccount account;
  private final Supplier<AlipayKeys> keys;

  /// @param keys the trusted keys; the supplier is called at each delivery, so that it may cache
  ///   and rotate keys, and may throw [guitai.problem.Unavailable]
  public AlipayNotifications(AlipayAccount account, Supplier<AlipayKeys> keys) {
    this.account = account;
    this.keys = keys;
  }

  @Override
  public String provider() {
    return PROVIDER;
  }

  @Override
  public Notification verify(Delivery delivery) throws Forged {
    var form = new SignedForm(delivery.bounded(), keys.get());
    // The parameters that Alipay signs for a customer's return have no type.
    var type =
        form.field("notify_type")
            .or(() -> form.field("msg_method"))
            .orElseThrow(() -> new Forged("no notification"));
    requireAddressee(form, type);
    var evidence = delivery.evidence(PROVIDER, form.digest());
    if (form.field("notify_type").isEmpty()) {
      return message(form, type, evidence);
    }
    return type.equals(SignedForm.TRADE)
        ? trade(form, evidence)
        : AGREEMENTS.contains(type) ? agreement(form, type, evidence) : other(form, type, evidence);
  }

  /// The addressee is our merchant: which app was paid is compared with the attempt's when the
  /// payment is applied. What names no seller must be for an app of ours.
  private void requireAddressee(SignedForm form, String type) throws Forged {
    var app = form.field("app_id").orElseThrow(() -> new Forged("for no app"));
    var seller = form.field("seller_id");
    if (seller.isEmpty() && (type.equals(SignedForm.TRADE) || !account.owns(app))) {
      throw new Forged("for another app");
    }
    if (seller.isPresent() && !seller.get().equals(account.sellerId())) {
      throw new Forged("for another seller");
    }
  }

  /// | state | refunded | meaning |
  /// |---|---|---|
  /// | success, finished | no | paid |
  /// | success, finished, closed | yes | the refunded total (累计退款) |
  /// | closed | no | closed: a reason to query |
  /// | any other | | none |
  private Notification trade(SignedForm form, Evidence evidence) {
    var trade = Trade.notified(account.sellerId(), form.field("app_id").orElseThrow(), form);
    boolean refund = trade.refundedTotal().isPresent() || form.field("gmt_refund").isPresent();
    boolean odd = trade.unreadable("refund_fee");
    var notification =
        odd
            ? Optional.<Notification>empty()
            : refund ? refundTotal(form, trade, evidence) : paid(trade, evidence);
    return notification.orElseGet(() -> unclear(form, trade, odd || refund, evidence));
  }

  private static Optional<Notification> paid(Trade trade, Evidence evidence) {
    return PAID.contains(trade.status())
        ? trade
            .merchantOrderNumber()
            .flatMap(number ->
                trade.payment().map(payment -> new Notification.Paid(number, payment, evidence)))
        : Optional.empty();
  }

  private static Optional<Notification> refundTotal(
      SignedForm form, Trade trade, Evidence evidence) {
    return trade
        .merchantOrderNumber()
        .flatMap(number ->
            trade
                .payment()
                .flatMap(payment -> refundTotal(number, payment, form, trade, evidence)));
  }

  private static Optional<Notification> refundTotal(
      String number, Payment payment, SignedForm form, Trade trade, Evidence evidence) {
    var refund = form.field("out_biz_no");
    return trade
        .refundedTotal()
        .filter(amount -> amount.minorUnits() <= payment.amount().minorUnits())
        .map(amount ->
            new Notification.RefundTotal(
                number, payment, amount, refund, refundedAt(trade, evidence), evidence));
  }

  /// The total counts with any time, and without one.
  private static Instant refundedAt(Trade trade, Evidence evidence) {
    return trade
        .moment("gmt_refund")
        .or(() -> trade.moment("notify_time"))
        .orElseGet(evidence::receivedAt);
  }

  private static Notification unclear(
      SignedForm form, Trade trade, boolean refund, Evidence evidence) {
    boolean query = refund || trade.status().equals(CLOSED) || PAID.contains(trade.status());
    var other =
        new Notification.Other(
            SignedForm.TRADE + "." + trade.status(),
            id(form),
            trade.merchantOrderNumber(),
            query,
            form.field("out_biz_no").filter(_ -> refund),
            evidence);
    return query || trade.status().equals(WAITING)
        ? other
        : new Notification.Unrecognized(other, true);
  }

  private Notification agreement(SignedForm form, String type, Evidence evidence) {
    var number = form.field("agreement_no");
    return number.isPresent()
        ? new Notification.AgreementChanged(
            new AgreementId(PROVIDER, account.sellerId(), number.get()), type, id(form), evidence)
        : other(form, type, evidence);
  }

  /// A message to the app's gateway (应用网关): it has a method and its content as JSON.
  private static Notification message(SignedForm form, String method, Evidence evidence) {
    var known = new Notification.Other(method, id(form), Optional.empty(), false, evidence);
    return method.equals(COMPLAINT)
        ? new Notification.Complained(known, complaint(form))
        : new Notification.Unrecognized(known, !method.startsWith(APPS));
  }

  /// The number of 28 digits may be written as a number.
  private static Optional<String> complaint(SignedForm form) {
    try {
      return form.field("biz_content")
          .map(Json::parse)
          .flatMap(content -> Optional.ofNullable(content.get("complain_event_id")))
          .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
          .filter(number -> COMPLAINT_NUMBER.matcher(number).matches());
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  /// An order number in it isn't trusted.
  private static Notification other(SignedForm form, String type, Evidence evidence) {
    return new Notification.Unrecognized(
        new Notification.Other(type, id(form), Optional.empty(), false, evidence), true);
  }

  private static String id(SignedForm form) {
    return form.field("notify_id").orElseGet(form::digest);
  }

  /// The signature is in the body.
  @Override
  public Acknowledgement accepted(Delivery delivery) {
    return new Acknowledgement(200, TEXT, "success");
  }

  @Override
  public Acknowledgement refused(Delivery delivery, int status) {
    return new Acknowledgement(status, TEXT, "fail");
  }
}

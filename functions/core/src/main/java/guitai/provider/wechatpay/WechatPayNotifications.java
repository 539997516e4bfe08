package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.keys.Digest;
import guitai.payment.Evidence;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import guitai.provider.Refunds;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// WeChat Pay's notifications: signed JSON of API v3, and the XML of API v2 in which WeChat Pay
/// reports refunds made in the merchant's console.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791902">payment notification</a>
public final class WechatPayNotifications implements Notifications {
  /// The provider's name in our contract.
  public static final String PROVIDER = "wechat-pay";

  private static final Set<String> REFUND_ENDS = Set.of("SUCCESS", "ABNORMAL", "CLOSED");
  private static final Pattern COMPLAINT = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  /// WeChat Pay's own test of an address, and agreements of entrusted deduction: no money moves.
  private static final Set<String> KNOWN =
      Set.of("SECURITY_ECHO.SUCCESS", "ENTRUST.SIGN", "ENTRUST.TERMINATE");

  private static final String JSON = "application/json";
  private static final String XML = "text/xml";

  private final WechatPayAccount account;
  private final Supplier<WechatPayKeys> keys;
  private final Supplier<WechatPaySecrets> secrets;

  /// @param keys the trusted keys
  /// @param secrets the keys that decrypt a notification; both suppliers are called at each
  ///   delivery, so that they may cache and rotate keys, and may throw [Unavailable]
  public WechatPayNotifications(
      WechatPayAccount account, Supplier<WechatPayKeys> keys, Supplier<WechatPaySecrets> secrets) {
    this.account = account;
    this.keys = keys;
    this.secrets = secrets;
  }

  @Override
  public String provider() {
    return PROVIDER;
  }

  @Override
  public Notification verify(Delivery delivery) throws Forged {
    var body = delivery.bounded();
    return V2RefundNotice.looksLike(body) ? hint(delivery, body) : signed(delivery, body);
  }

  private Notification hint(Delivery delivery, byte[] body) throws Forged {
    var refund = V2RefundNotice.read(body, account, secrets.get());
    return new Notification.UnsignedHint(
        refund.merchantOrderNumber(),
        refund.refund(),
        "v2.refund." + refund.status(),
        evidence(delivery, Digest.sha256(body)));
  }

  private Notification signed(Delivery delivery, byte[] body) throws Forged {
    var message = new SignedMessage(delivery::header, body, keys.get(), delivery.receivedAt());
    var event = EncryptedEvent.open(message, secrets.get());
    requireAddressee(event);
    var evidence = evidence(delivery, message.digest());
    return paid(event, evidence)
        .or(() -> refunded(event, evidence))
        .orElseGet(() -> other(event, evidence));
  }

  /// The addressee is our merchant: which app was paid is compared with the attempt's when the
  /// payment is applied. An event of a type we don't know may name no merchant; then the APIv3 key
  /// that decrypted it, which is ours alone, proves the addressee.
  private void requireAddressee(EncryptedEvent event) throws Forged {
    var transaction = new Transaction(event.content());
    var mchid = transaction.mchid();
    boolean ours = mchid.filter(account.mchid()::equals).isPresent();
    if (!ours && (mchid.isPresent() || aboutTransaction(event) || aboutRefund(event))) {
      throw new Forged("for another merchant");
    }
  }

  private static Optional<Notification> paid(EncryptedEvent event, Evidence evidence) {
    var transaction = new Transaction(event.content());
    return event.type().equals("TRANSACTION.SUCCESS")
            && transaction.state().filter("SUCCESS"::equals).isPresent()
        ? transaction
            .merchantOrderNumber()
            .flatMap(number ->
                transaction
                    .payment()
                    .map(payment -> new Notification.Paid(number, payment, evidence)))
        : Optional.empty();
  }

  /// Empty if event and state disagree, or a value that a refund needs is missing or unreadable.
  private static Optional<Notification> refunded(EncryptedEvent event, Evidence evidence) {
    var refund = new Refund(event.content());
    return refund
        .notifiedState()
        .filter(REFUND_ENDS::contains)
        .filter(state -> event.type().equals("REFUND." + state) && refund.isWhole())
        .flatMap(refund::progress)
        .map(progress -> refunded(refund, progress, evidence));
  }

  private static Notification refunded(
      Refund refund, Refunds.Progress progress, Evidence evidence) {
    return new Notification.RefundFinished(
        refund.merchantOrderNumber().orElseThrow(),
        refund.payment().orElseThrow(),
        refund.number().orElseThrow(),
        progress,
        evidence);
  }

  private static Notification other(EncryptedEvent event, Evidence evidence) {
    var number = new Transaction(event.content()).merchantOrderNumber();
    boolean query = aboutTransaction(event) || aboutRefund(event);
    var other = new Notification.Other(event.type(), event.id(), number, query, evidence);
    if (event.type().startsWith("COMPLAINT.")) {
      return new Notification.Complained(other, complaint(event));
    }
    return query || KNOWN.contains(event.type())
        ? other
        : new Notification.Unrecognized(other, true);
  }

  /// The complaint's number, if it can be one.
  private static Optional<String> complaint(EncryptedEvent event) {
    return Field.text(event.content(), "complaint_id")
        .filter(number -> COMPLAINT.matcher(number).matches());
  }

  private static boolean aboutTransaction(EncryptedEvent event) {
    return event.type().startsWith("TRANSACTION.");
  }

  private static boolean aboutRefund(EncryptedEvent event) {
    return event.type().startsWith("REFUND.");
  }

  /// Stores only the headers that prove the delivery.
  private static Evidence evidence(Delivery delivery, String digest) {
    Map<String, String> proof = new TreeMap<>();
    delivery
        .headers()
        .forEach((name, value) -> {
          if (name.startsWith("wechatpay-") || name.equals("content-type")) {
            proof.put(name, value);
          }
        });
    return new Evidence(digest, PROVIDER, delivery.receivedAt(), proof, delivery.body());
  }

  @Override
  public Acknowledgement accepted(Delivery delivery) {
    return V2RefundNotice.looksLike(delivery.body().toArray())
        ? new Acknowledgement(200, XML, V2RefundNotice.ACCEPTED)
        : new Acknowledgement(200, JSON, "");
  }

  @Override
  public Acknowledgement refused(Delivery delivery, int status) {
    return V2RefundNotice.looksLike(delivery.body().toArray())
        ? new Acknowledgement(status, XML, V2RefundNotice.REFUSED)
        : new Acknowledgement(status, JSON, "{\"code\":\"FAIL\",\"message\":\"失败\"}");
  }
}

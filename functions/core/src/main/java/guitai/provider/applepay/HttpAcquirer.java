package guitai.provider.applepay;

import guitai.host.Host;
import guitai.json.Json;
import guitai.order.AttemptId;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.PaymentTokens.Authorization;
import guitai.provider.RefundParameters;
import guitai.provider.Wallet.Close;
import guitai.provider.Wallet.PaymentStatus;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// An acquirer over a small HTTP interface of our own. The local store's simulator implements it,
/// and so may a merchant's adapter to its acquirer. Every call is below `/accounts/{account}`, has
/// the header `Authorization: Bearer {key}`, and is answered 200 with JSON. 404 means that no call
/// was made under this number; any other status leaves the outcome unknown. A number is decided
/// once: a repeated call gives the first answer.
///
/// - `PUT /authorizations/{number}` with `{"amount","expiresAt","card"}`, the card as Apple's token
///   held it, charges the card: `{"state":"approved","number","amount","at"}`, where `number` is
///   the acquirer's own, or `{"state":"declined","code"}`; after `expiresAt` `expired`, after a
///   cancellation `cancelled`.
/// - `GET /authorizations/{number}` has the same answer; `refunded` where any part was refunded.
/// - `DELETE /authorizations/{number}` cancels: no money is taken any more. It has the same answer.
/// - `PUT /refunds/{number}` with `{"payment","amount","total"}` refunds:
///   `{"payment","state":"done","number","amount","at"}`, `processing`, or
///   `{"payment","state":"refused","code"}`.
/// - `GET /refunds/{number}` has the same answer.
///
/// Amounts are `{"minorUnits","currency"}`, times instants of ISO 8601.
public final class HttpAcquirer implements Acquirer {
  /// The provider's name of such payments, with any acquirer.
  public static final String PROVIDER = "acquirer";

  private final AcquirerAccount account;
  private final AcquirerCalls calls;

  public HttpAcquirer(AcquirerAccount account, Supplier<AcquirerKey> key, Host host) {
    this.account = account;
    this.calls = new AcquirerCalls(account, key, host);
  }

  @Override
  public String provider() {
    return PROVIDER;
  }

  @Override
  public boolean serves(PaymentId payment) {
    return payment.provider().equals(provider()) && payment.account().equals(account.account());
  }

  @Override
  public String account() {
    return account.account();
  }

  @Override
  public Authorization authorize(AttemptId id, Money amount, Instant expiresAt, Card card) {
    var body = card.lend(json -> body(amount, expiresAt, json));
    try {
      var answer = calls.put(authorization(id), body);
      return switch (AcquirerCalls.state(answer)) {
        case "approved" -> new Authorization.Approved(payment(answer));
        case "declined", "cancelled", "expired" ->
            new Authorization.Declined(AcquirerCalls.text(answer, "code"));
        default -> throw AcquirerCalls.unreadable();
      };
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  /// The card's bytes are copied unchanged into the body.
  private static byte[] body(Money amount, Instant expiresAt, byte[] card) {
    var before =
        Json.object().add("amount", amount.toJson()).add("expiresAt", expiresAt.toString());
    var text = before.build().toString();
    var head =
        (text.substring(0, text.length() - 1) + ",\"card\":").getBytes(StandardCharsets.UTF_8);
    var body = Arrays.copyOf(head, head.length + card.length + 1);
    System.arraycopy(card, 0, body, head.length, card.length);
    body[body.length - 1] = '}';
    return body;
  }

  @Override
  public PaymentStatus query(AttemptId id) {
    var answer = calls.get(authorization(id));
    if (answer.isEmpty()) {
      return new PaymentStatus.Unknown();
    }
    return switch (AcquirerCalls.state(answer.get())) {
      case "approved" -> new PaymentStatus.Paid(payment(answer.get()));
      case "refunded" -> new PaymentStatus.PartlyRefunded(payment(answer.get()));
      case "declined" -> new PaymentStatus.Unpaid(); // by another attempt; closing ends this one
      case "cancelled", "expired" -> new PaymentStatus.Closed();
      default -> throw AcquirerCalls.unreadable();
    };
  }

  @Override
  public Close cancel(AttemptId id) {
    return switch (AcquirerCalls.state(calls.delete(authorization(id)))) {
      case "approved", "refunded" -> new Close.AlreadyPaid();
      case "declined", "cancelled", "expired" -> new Close.Done();
      default -> throw AcquirerCalls.unreadable();
    };
  }

  private Payment payment(JsonObject answer) {
    return new Payment(
        new PaymentId(provider(), account.account(), AcquirerCalls.text(answer, "number")),
        account.app(),
        AcquirerCalls.money(answer, "amount"),
        AcquirerCalls.time(answer, "at"));
  }

  /// A refund is a `PUT` under its number, as an authorization is.
  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Progress send(RefundParameters order) {
    var body =
        Json.object()
            .add("payment", order.payment())
            .add("amount", order.amount().toJson())
            .add("total", order.total().toJson())
            .build();
    var answer =
        calls.put(refund(order.number()), body.toString().getBytes(StandardCharsets.UTF_8));
    requireAsked(answer, order.payment());
    return progress(answer);
  }

  @Override
  public Progress query(RefundParameters order) {
    var answer = calls.get(refund(order.number()));
    answer.ifPresent(found -> requireAsked(found, order.payment()));
    return answer.map(HttpAcquirer::progress).orElseGet(Progress.Unknown::new);
  }

  @Override
  public Optional<Found> find(String payment, String number) {
    return AcquirerCalls.names(number)
        ? calls
            .get(refund(number))
            .map(answer -> new Found(AcquirerCalls.text(answer, "payment"), progress(answer)))
            .filter(found -> found.payment().equals(payment))
        : Optional.empty();
  }

  private static void requireAsked(JsonObject answer, String payment) {
    if (!AcquirerCalls.text(answer, "payment").equals(payment)) {
      throw new Unavailable("the acquirer answers about another payment");
    }
  }

  private static Progress progress(JsonObject answer) {
    return switch (AcquirerCalls.state(answer)) {
      case "done" ->
          new Progress.Done(
              AcquirerCalls.text(answer, "number"),
              AcquirerCalls.money(answer, "amount"),
              AcquirerCalls.time(answer, "at"));
      case "processing" -> new Progress.Processing(AcquirerCalls.text(answer, "number"));
      case "refused" -> new Progress.Refused(AcquirerCalls.text(answer, "code"));
      default -> throw AcquirerCalls.unreadable();
    };
  }

  private static String authorization(AttemptId id) {
    return "/authorizations/" + id.text();
  }

  private static String refund(String number) {
    return "/refunds/" + number;
  }
}

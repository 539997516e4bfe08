package guitai.held;

import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.Resolution;
import guitai.payment.HoldReason;
import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A payment of which something waits for a person.
///
/// @param order empty where no order takes it
/// @param amount what is held of it
/// @param since when it was told
/// @param proposal what an operator proposed for it last, and nobody confirmed yet
public record HeldPayment(
    Optional<OrderId> order,
    PaymentId payment,
    Money amount,
    Reason reason,
    Instant since,
    Optional<Resolution> proposal) {
  /// The rule that holds it.
  public enum Reason {
    WRONG_AMOUNT("wrong-amount", "The amount is not what was asked."),
    WRONG_CURRENCY("wrong-currency", "The currency is not what was asked."),
    DUPLICATE_PAYMENT("duplicate-payment", "The order was paid, or under review, already."),
    PAID_AFTER_CLOSE("paid-after-close", "It was paid after the order was closed."),
    REFUNDED_AT_PROVIDER(
        "refunded-at-provider",
        "The provider told of it when it was refunded; how much is not known."),
    UNKNOWN_ATTEMPT("unknown-attempt", "The order never made the attempt it is for."),
    REFUND_ABNORMAL("refund-abnormal", "The provider can't give it back to where it came from."),
    REFUND_REFUSED(
        "refund-refused", "The customer owned it already, and the provider doesn't give it back."),
    NO_ORDER("no-order", "No order of ours takes it."),
    ALREADY_OWNED(
        "already-owned", "The customer owned it already, and only its store can refund it."),
    UNCLAIMED("unclaimed", "It was bought in an app, and no customer of ours has claimed it."),
    UNKNOWN_PRODUCT("unknown-product", "It was bought in an app, and no product of ours is it.");

    private final String text;
    private final String sentence;

    Reason(String text, String sentence) {
      this.text = text;
      this.sentence = sentence;
    }

    /// By its name in our contract.
    public String text() {
      return text;
    }

    /// For a person.
    public String sentence() {
      return sentence;
    }

    public static Reason of(HoldReason because) {
      return switch (because) {
        case WRONG_AMOUNT -> WRONG_AMOUNT;
        case WRONG_CURRENCY -> WRONG_CURRENCY;
        case DUPLICATE_PAYMENT -> DUPLICATE_PAYMENT;
        case PAID_AFTER_CLOSE -> PAID_AFTER_CLOSE;
        case REFUNDED_AT_PROVIDER -> REFUNDED_AT_PROVIDER;
        case UNKNOWN_ATTEMPT -> UNKNOWN_ATTEMPT;
        case NO_ORDER -> NO_ORDER;
      };
    }
  }

  /// The payments of an order of which something is held.
  public static List<HeldPayment> of(Past past) {
    var books = past.balances();
    var order = Optional.of(past.id()).filter(_ -> !(past.order() instanceof Order.Unmatched));
    return books.payments().stream().flatMap(entry -> of(order, books, entry).stream()).toList();
  }

  private static Optional<HeldPayment> of(
      Optional<OrderId> order, PaymentBalances books, PaymentBalances.Entry entry) {
    var held = books.balance(entry).held();
    return Optional.of(entry)
        .filter(_ -> held.minorUnits() > 0)
        .map(_ ->
            new HeldPayment(
                order,
                entry.payment().id(),
                held,
                reason(books, entry),
                entry.recordedAt(),
                books.proposal(entry.payment().id())));
  }

  /// A refund that got stuck says more than why the payment was to go back.
  private static Reason reason(PaymentBalances books, PaymentBalances.Entry entry) {
    boolean abnormal = books.abnormalRefunds(entry).findAny().isPresent();
    return entry
        .holdReason()
        .filter(_ -> !abnormal)
        .map(Reason::of)
        .orElse(
            !abnormal && books.automaticRefundRefused(entry)
                ? Reason.REFUND_REFUSED
                : Reason.REFUND_ABNORMAL);
  }

  /// Its number on the list: the payment's, after that of its order where it has one.
  public String id() {
    return new HeldId(order, payment).text();
  }
}

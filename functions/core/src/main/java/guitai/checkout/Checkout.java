package guitai.checkout;

import guitai.entitlement.Entitlements;
import guitai.keys.Fingerprint;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.Lease;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderNumbers;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.problem.Problem;
import guitai.provider.Wallet;
import guitai.storefront.Money;
import guitai.storefront.Storefronts;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Places orders and obtains the prepay of each, once however often it is asked.
///
/// @param attemptLife how long an attempt can be paid
public record Checkout(
    Supplier<OrderNumbers> numbers,
    Orders orders,
    Entitlements entitlements,
    Storefronts storefronts,
    List<Wallet> wallets,
    InstantSource clock,
    Duration attemptLife) {
  /// Attempts live no longer than a provider's prepay does.
  public static final Duration LONGEST_ATTEMPT = Duration.ofHours(2);

  /// Digest of no key: the key of an order's first attempt is in the order's number.
  private static final String FIRST = "";

  public Checkout {
    wallets = List.copyOf(wallets);
    if (attemptLife.compareTo(LONGEST_ATTEMPT) > 0 || attemptLife.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("an attempt lives up to two hours: " + attemptLife);
    }
  }

  /// Places an order, or finds the one that the same request placed before.
  ///
  /// @return the order as it stands after this request, with its first attempt
  /// @throws Problem where it is refused, or somebody else is still asking the provider
  public OpenedAttempt place(CheckoutRequest purchase) {
    var id = numbers.get().number(purchase.customer(), purchase.choice().key());
    var nonce = nonce();
    var past = orders.find(id);
    if (past.length() == 0) {
      past = open(past, purchase, nonce);
    }
    requireSame(past, purchase);
    return prepaid(past, FIRST, purchase.choice(), nonce);
  }

  /// Opens another attempt on the customer's order, or finds the one that the same request opened.
  ///
  /// @throws Problem where the order can't be paid any more, is not theirs, or the choice is not
  ///   offered
  public OpenedAttempt attempt(OrderId id, Customer customer, PaymentChoice choice) {
    var key = Fingerprint.of(choice.key());
    var nonce = nonce();
    var past =
        new OrderWriter(orders)
            .apply(
                orders.owned(id, customer),
                found -> List.of(opening(found, key, choice, nonce)),
                Optional.empty());
    return prepaid(past, key, choice, nonce);
  }

  private Command opening(Past past, String key, PaymentChoice choice, String nonce) {
    var order = (Order.Known) past.order();
    int number = order.attempts().size() + 1;
    return new Command.OpenAttempt(
        clock.instant(),
        number,
        key,
        choice.fingerprint(),
        prepare(new AttemptId(past.id(), number), order.placed(), choice, nonce));
  }

  private Command.NewAttempt prepare(
      AttemptId attempt, Event.Placed placed, PaymentChoice choice, String nonce) {
    var storefront = storefronts.find(placed.storefront()).orElseThrow();
    var wallet = Offer.wallet(choice, storefront, wallets);
    return wallet.prepare(wish(attempt, placed.price(), placed.title(), choice, nonce));
  }

  private OpenedAttempt prepaid(Past past, String key, PaymentChoice choice, String nonce) {
    IntFunction<Command.NewAttempt> successor =
        number ->
            prepare(
                new AttemptId(past.id(), number),
                ((Order.Known) past.order()).placed(),
                choice,
                nonce);
    var prepayment = new AttemptPrepay(orders, wallets, clock, nonce, key, successor);
    return OpenedAttempt.of(prepayment.obtain(past), key);
  }

  private Past open(Past none, CheckoutRequest purchase, String nonce) {
    var now = clock.instant();
    var offer = Offer.of(purchase, storefronts, wallets, entitlements, now);
    var product = offer.product();
    var first = new AttemptId(none.id(), 1);
    var wish = wish(first, product.price(), product.title("zh"), purchase.choice(), nonce);
    var events =
        Decision.decide(
            none,
            new Command.Place(
                now,
                purchase.customer(),
                purchase.storefront(),
                product.id(),
                product.kind(),
                product.title("zh"),
                product.price(),
                product.term(),
                purchase.choice().fingerprint(),
                offer.wallet().prepare(wish)));
    return orders.append(none, events, Optional.empty())
        ? none.plus(events)
        : orders.find(none.id());
  }

  private Wallet.PrepayRequest wish(
      AttemptId attempt, Money price, String title, PaymentChoice choice, String nonce) {
    var now = clock.instant();
    return new Wallet.PrepayRequest(
        attempt,
        choice.channel(),
        price,
        title,
        now.plus(attemptLife).truncatedTo(ChronoUnit.SECONDS),
        choice.openId(),
        choice.clientAddress(),
        choice.returnUrl(),
        new Lease(nonce, now.plus(AttemptPrepay.LEASE)));
  }

  private static String nonce() {
    return UUID.randomUUID().toString();
  }

  private static void requireSame(Past past, CheckoutRequest purchase) {
    if (past.order() instanceof Order.Known known
        && !known.placed().fingerprint().equals(purchase.choice().fingerprint())) {
      throw Problem.keyReused();
    }
  }
}

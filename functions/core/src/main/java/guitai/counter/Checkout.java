package guitai.counter;

import guitai.entitlement.Entitlements;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Lease;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderNumbers;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.Problem;
import guitai.provider.Wallet;
import guitai.storefront.Product;
import guitai.storefront.Storefronts;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  public Checkout {
    wallets = List.copyOf(wallets);
    if (attemptLife.compareTo(LONGEST_ATTEMPT) > 0 || attemptLife.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("an attempt lives up to two hours: " + attemptLife);
    }
  }

  /// The order as it stands after this request: with the prepay's instructions, or past paying.
  ///
  /// @throws Problem where it is refused, or somebody else is still asking the provider
  public Past place(Purchase purchase) {
    var id = numbers.get().number(purchase.customer(), purchase.idempotencyKey());
    var nonce = UUID.randomUUID().toString();
    var past = orders.find(id);
    if (past.length() == 0) {
      past = open(past, purchase, nonce);
    }
    requireSame(past, purchase);
    return new Prepayment(orders, wallets, clock, nonce).obtain(past);
  }

  private Past open(Past none, Purchase purchase, String nonce) {
    var now = clock.instant();
    var offer = Offer.of(purchase, storefronts, wallets, entitlements, now);
    var attempt = offer.wallet().prepare(wish(none.id(), purchase, offer.product(), nonce));
    var product = offer.product();
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
                purchase.fingerprint(),
                attempt));
    return orders.append(none, events, Optional.empty())
        ? none.plus(events)
        : orders.find(none.id());
  }

  private Wallet.Wish wish(OrderId id, Purchase purchase, Product product, String nonce) {
    var now = clock.instant();
    return new Wallet.Wish(
        new AttemptId(id, 1),
        purchase.channel(),
        product.price(),
        product.title("zh"),
        now.plus(attemptLife).truncatedTo(ChronoUnit.SECONDS),
        purchase.openId(),
        purchase.clientAddress(),
        purchase.returnUrl(),
        new Lease(nonce, now.plus(Prepayment.LEASE)));
  }

  private static void requireSame(Past past, Purchase purchase) {
    if (past.order() instanceof Order.Known known
        && !known.placed().fingerprint().equals(purchase.fingerprint())) {
      throw Problem.keyReused();
    }
  }
}

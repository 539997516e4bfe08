package guitai.checkout;

import guitai.entitlement.Entitlements;
import guitai.host.Host;
import guitai.keys.Fingerprint;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.IdempotentRequest;
import guitai.order.Lease;
import guitai.order.LineItem;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderNumbers;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.problem.Problem;
import guitai.provider.Wallet;
import guitai.storefront.Product;
import guitai.storefront.Storefronts;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Places orders (下单) and obtains the prepay (预下单) of each, once however often a request comes.
///
/// @param attemptLife how long an attempt can be paid
/// @param openOrders how many open orders a customer has at most
public record Checkout(
    Supplier<OrderNumbers> numbers,
    Orders orders,
    Entitlements entitlements,
    Storefronts storefronts,
    List<Wallet> wallets,
    Host host,
    Duration attemptLife,
    int openOrders) {
  /// Attempts live no longer than a provider's prepay does.
  public static final Duration LONGEST_ATTEMPT = Duration.ofHours(2);

  public Checkout {
    wallets = List.copyOf(wallets);
    if (attemptLife.compareTo(LONGEST_ATTEMPT) > 0 || attemptLife.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("an attempt lives up to two hours: " + attemptLife);
    }
    if (openOrders < 1 || openOrders > Orders.NEWEST) {
      throw new IllegalArgumentException("a customer has 1 to 100 open orders: " + openOrders);
    }
  }

  /// Places an order, or finds the one that the same request placed before.
  ///
  /// @return the order as it stands after this request, with its first attempt
  /// @throws Problem where the order is refused, another one of the product is open, or another
  ///   caller is still asking the provider
  public OpenedAttempt place(CheckoutRequest request) {
    var id = numbers.get().number(request.customer(), request.choice().key());
    var nonce = host.nonce();
    var past = orders.find(id);
    if (past.length() == 0) {
      past = open(past, request, nonce);
    }
    requireSame(past, request);
    return prepaid(past, Optional.empty(), request.choice(), nonce);
  }

  /// Opens another attempt on the customer's order, or finds the one that the same request opened.
  ///
  /// @throws Problem where the order can't be paid any more, is another customer's, or the choice
  ///   is not offered
  public OpenedAttempt attempt(OrderId id, Customer customer, PaymentChoice choice) {
    var request = new IdempotentRequest(Fingerprint.of(choice.key()), choice.fingerprint());
    var key = Optional.of(request.key());
    var nonce = host.nonce();
    var past =
        new OrderWriter(orders)
            .apply(
                orders.owned(id, customer),
                found -> List.of(opening(found, request, choice, nonce)),
                Optional.empty());
    return prepaid(past, key, choice, nonce);
  }

  private Command opening(
      Past past, IdempotentRequest request, PaymentChoice choice, String nonce) {
    var order = (Order.Known) past.order();
    int number = order.attempts().size() + 1;
    return new Command.OpenAttempt(
        host.instant(),
        number,
        request,
        prepare(new AttemptId(past.id(), number), order.placed().item(), choice, nonce));
  }

  private Command.NewAttempt prepare(
      AttemptId attempt, LineItem item, PaymentChoice choice, String nonce) {
    var storefront = storefronts.find(item.storefront()).orElseThrow();
    var wallet = Offer.wallet(choice, storefront, wallets);
    return new Command.NewAttempt(
        wallet.prepare(prepayRequest(attempt, item, choice)), lease(nonce));
  }

  private OpenedAttempt prepaid(
      Past past, Optional<String> key, PaymentChoice choice, String nonce) {
    IntFunction<Command.NewAttempt> successor =
        number ->
            prepare(
                new AttemptId(past.id(), number),
                ((Order.Known) past.order()).placed().item(),
                choice,
                nonce);
    var prepayment = new AttemptPrepay(orders, wallets, host, nonce, key, successor);
    return OpenedAttempt.of(prepayment.obtain(past), key);
  }

  private Past open(Past none, CheckoutRequest request, String nonce) {
    var now = host.instant();
    var offer = Offer.of(request, storefronts, wallets, entitlements);
    new OpenOrders(orders, openOrders).requireRoom(none.id(), request, now);
    var product = offer.product();
    var first = new AttemptId(none.id(), 1);
    var item = item(request.storefront(), product);
    var terms = offer.wallet().prepare(prepayRequest(first, item, request.choice()));
    var place =
        new Command.Place(
            now,
            request.customer(),
            item,
            request.choice().fingerprint(),
            new Command.NewAttempt(terms, lease(nonce)));
    return new OrderWriter(orders)
        .follow(none, past -> past.length() == 0 ? Decision.decide(past, place) : List.of());
  }

  private static LineItem item(String storefront, Product product) {
    return new LineItem(
        storefront,
        product.id(),
        product.kind(),
        product.title("zh"),
        product.price(),
        product.term());
  }

  private Wallet.PrepayRequest prepayRequest(
      AttemptId attempt, LineItem item, PaymentChoice choice) {
    return new Wallet.PrepayRequest(
        attempt,
        choice.channel(),
        item.price(),
        item.title(),
        host.instant().plus(attemptLife).truncatedTo(ChronoUnit.SECONDS),
        choice.payer(),
        choice.returnUrl());
  }

  private Lease lease(String nonce) {
    return new Lease(nonce, host.instant().plus(AttemptPrepay.LEASE));
  }

  private static void requireSame(Past past, CheckoutRequest request) {
    if (past.order() instanceof Order.Known known
        && !known.placed().fingerprint().equals(request.choice().fingerprint())) {
      throw Problem.keyReused();
    }
  }
}

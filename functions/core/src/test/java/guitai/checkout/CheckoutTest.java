package guitai.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.entitlement.Grant;
import guitai.entitlement.MemoryEntitlements;
import guitai.faults.Faulty;
import guitai.faults.PortFaults;
import guitai.http.JdkHost;
import guitai.order.Attempt;
import guitai.order.Command;
import guitai.order.MemoryOrders;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderNumbers;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.PaymentInstructions;
import guitai.payment.Customer;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Payer;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Product;
import guitai.storefront.Store;
import guitai.storefront.Storefront;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CheckoutTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Customer ALICE = new Customer("issuer", "alice");
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryEntitlements entitlements = new MemoryEntitlements();
  private final FakeWallet wallet = new FakeWallet();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
  private final InstantSource clock = now::get;
  private final OrderNumbers numbers = new OrderNumbers(new byte[32]);
  private final Checkout checkout =
      new Checkout(
          () -> numbers,
          orders,
          entitlements,
          new MemoryStorefronts(List.of(china(), america())),
          List.of(wallet),
          new JdkHost(clock),
          Duration.ofMinutes(15),
          2);

  private static Storefront china() {
    var pass = new Term.During(Period.ofMonths(1), SHANGHAI);
    return new Storefront(
        "CHN",
        "CNY",
        SHANGHAI,
        List.of(
            new Store("app-store", Optional.empty()),
            new Store("apple-music", Optional.empty()),
            new Store("itunes-store", Optional.of("It does not operate there."))),
        List.of(Method.WECHAT_PAY, Method.ALIPAY),
        List.of(
            product("app", "app-store", new Term.ForGood()),
            product("pass", "apple-music", pass),
            product("song", "apple-music", pass),
            product("film", "itunes-store", new Term.ForGood()),
            product("lost", "no-such-store", new Term.ForGood())));
  }

  private static Storefront america() {
    return new Storefront(
        "USA",
        "USD",
        ZoneId.of("America/New_York"),
        List.of(new Store("app-store", Optional.empty())),
        List.of(),
        List.of(product("app", "app-store", new Term.ForGood())));
  }

  private static Product product(String id, String store, Term term) {
    return new Product(id, store, "app", Map.of("en", id), Money.of(600, "CNY"), term);
  }

  private static CheckoutRequest purchase(String key, String storefront, String product) {
    return purchase(key, storefront, product, Method.WECHAT_PAY, Channel.QR);
  }

  private static CheckoutRequest purchase(
      String key, String storefront, String product, Method method, Channel channel) {
    return new CheckoutRequest(
        ALICE, storefront, product, choice(key, method, channel, storefront + product));
  }

  private static PaymentChoice choice(
      String key, Method method, Channel channel, String fingerprint) {
    return new PaymentChoice(
        key,
        method,
        channel,
        new Payer(Optional.empty(), Optional.empty()),
        Optional.empty(),
        fingerprint + method + channel);
  }

  private OrderId number(String key) {
    return numbers.number(ALICE, key);
  }

  @Test
  void an_order_is_placed_with_the_catalogues_price_and_one_prepay() {
    var past = checkout.place(purchase("key", "CHN", "app")).past();
    assertThat(past.order())
        .isInstanceOfSatisfying(
            Order.AwaitingPayment.class,
            order -> {
              assertThat(order.placed().item().price()).isEqualTo(Money.of(600, "CNY"));
              assertThat(order.latestAttempt().prepay())
                  .isInstanceOf(Attempt.Prepay.Obtained.class);
            });
    assertThat(orders.find(number("key"))).isEqualTo(past);
    assertThat(wallet.asked).containsExactly("request of " + number("key") + "01");
  }

  @Test
  void ten_equal_requests_at_once_make_one_order_and_one_prepay() throws Exception {
    var slow = wallet.answer;
    wallet.answer =
        id -> {
          sleep();
          return slow.apply(id);
        };
    List<Callable<Past>> ten = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ten.add(() -> checkout.place(purchase("key", "CHN", "app")).past());
    }
    try (var threads = Executors.newFixedThreadPool(10)) {
      var answers = threads.invokeAll(ten);
      assertThat(answers).extracting(Future::get).containsOnly(orders.find(number("key")));
    }
    assertThat(wallet.asked).hasSize(1);
  }

  @Test
  void a_write_that_conflicts_with_another_is_tried_again() {
    var conflicts = new AtomicInteger();
    var conflicting =
        Faulty.of(
            Orders.class,
            orders,
            new PortFaults() {
              @Override
              public void before(java.lang.reflect.Method method, List<Object> arguments) {}

              @Override
              public Optional<Object> instead(
                  java.lang.reflect.Method method, List<Object> arguments) {
                return method.getName().equals("append") && conflicts.getAndIncrement() == 0
                    ? Optional.of(false)
                    : Optional.empty();
              }

              @Override
              public void after(
                  java.lang.reflect.Method method,
                  List<Object> arguments,
                  Optional<Object> result) {}
            });
    var store =
        new Checkout(
            () -> numbers,
            conflicting,
            entitlements,
            new MemoryStorefronts(List.of(china())),
            List.of(wallet),
            new JdkHost(clock),
            Duration.ofMinutes(15),
            2);
    assertThat(store.place(purchase("key", "CHN", "app")).instructions()).isPresent();
    assertThat(conflicts.get()).isGreaterThan(1);
  }

  private static void sleep() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_same_key_with_another_request_is_refused() {
    checkout.place(purchase("key", "CHN", "app"));
    assertRefused(422, "idempotency-key-reused", purchase("key", "CHN", "pass"));
  }

  @Test
  void what_cannot_be_sold_is_refused_before_any_write_or_call_to_a_provider() {
    assertRefused(422, "unknown-storefront", purchase("key", "XXX", "app"));
    assertRefused(422, "unknown-product", purchase("key", "CHN", "nothing"));
    assertRefused(422, "store-closed", purchase("key", "CHN", "film"));
    assertRefused(422, "unknown-store", purchase("key", "CHN", "lost"));
    assertRefused(422, "method-not-offered", purchase("key", "USA", "app"));
    assertRefused(
        422, "method-not-offered", purchase("key", "CHN", "app", Method.ALIPAY, Channel.QR));
    assertRefused(
        422, "channel-not-offered", purchase("key", "CHN", "app", Method.WECHAT_PAY, Channel.WEB));
    assertThat(orders.find(number("key")).events()).isEmpty();
    assertThat(wallet.asked).isEmpty();
  }

  @Test
  void an_app_is_sold_once_and_a_pass_again_and_again() {
    for (var product : List.of("app", "pass")) {
      var term = china().product(product).orElseThrow().term();
      entitlements.put(new Grant(ALICE, product, number("old"), 5, now.get(), term, false));
    }
    assertRefused(409, "already-owned", purchase("key", "CHN", "app"));
    assertThat(wallet.asked).isEmpty();
    checkout.place(purchase("key", "CHN", "pass"));
    assertThat(wallet.asked).hasSize(1);
  }

  private Optional<PaymentInstructions> placed() {
    return checkout.place(purchase("key", "CHN", "app")).instructions();
  }

  private void addressesWorkForFiveMinutes() {
    wallet.answer =
        _ ->
            new Wallet.Prepay.Obtained(
                new PaymentInstructions(
                    PaymentInstructions.Kind.REDIRECT,
                    Optional.of("https://pay.example/" + wallet.asked.size()),
                    Optional.of(now.get().plusSeconds(300))));
  }

  @Test
  void an_address_that_stops_working_is_obtained_anew_by_the_identical_call() { // EDGE-11
    addressesWorkForFiveMinutes();
    var first = placed();
    now.set(now.get().plusSeconds(200));
    assertThat(placed()).isEqualTo(first);

    now.set(now.get().plusSeconds(100));
    var second = placed();

    assertThat(second).isNotEqualTo(first);
    assertThat(second.orElseThrow().until()).contains(now.get().plusSeconds(300));
    assertThat(placed()).isEqualTo(second);
    assertThat(wallet.asked).hasSize(2);
    assertThat(wallet.asked.get(1)).isEqualTo(wallet.asked.get(0));
  }

  @Test
  void an_attempt_whose_new_address_is_refused_stays_open_as_it_may_be_paid() { // EDGE-11
    addressesWorkForFiveMinutes();
    placed();
    now.set(now.get().plusSeconds(300));
    wallet.answer = _ -> new Wallet.Prepay.Refused("ORDERPAID");

    var again = checkout.place(purchase("key", "CHN", "app"));

    assertThat(again.attempt().open()).isTrue();
    assertThat(again.past().order()).isInstanceOf(Order.AwaitingPayment.class);
  }

  @Test
  void no_address_is_obtained_for_what_has_expired() { // EDGE-11
    addressesWorkForFiveMinutes();
    placed();
    now.set(now.get().plusSeconds(901));
    placed();
    assertThat(wallet.asked).hasSize(1);
  }

  /// PAGE-6: no third unpaid order.
  @Test
  void a_second_open_order_of_a_product_is_refused_and_names_the_first() {
    checkout.place(purchase("first", "CHN", "app"));
    assertThatThrownBy(() -> checkout.place(purchase("second", "CHN", "app")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status() + " " + problem.type()).isEqualTo("409 open-order");
              assertThat(problem.order()).contains(number("first").text());
            });
    assertThat(orders.find(number("second")).events()).isEmpty();
    assertThat(wallet.asked).hasSize(1);
    checkout.place(purchase("other", "CHN", "pass"));
  }

  @Test
  void an_open_order_is_in_the_way_of_its_customer_alone() {
    checkout.place(purchase("first", "CHN", "app"));
    var bob = new Customer("issuer", "bob");
    var request = purchase("first", "CHN", "app");
    var same = new CheckoutRequest(bob, request.storefront(), "app", request.choice());
    assertThat(checkout.place(same).instructions()).isPresent();
  }

  @Test
  void a_repeat_is_answered_as_before_while_its_order_is_open_and_afterwards() {
    var placed = checkout.place(purchase("first", "CHN", "app"));
    assertThat(checkout.place(purchase("first", "CHN", "app"))).isEqualTo(placed);
    close("first");
    checkout.place(purchase("second", "CHN", "app"));
    assertThat(checkout.place(purchase("first", "CHN", "app")).instructions()).isEmpty();
    assertRefused(409, "open-order", purchase("third", "CHN", "app"));
  }

  @Test
  void a_customer_has_no_more_open_orders_than_the_limit() {
    checkout.place(purchase("1", "CHN", "app"));
    checkout.place(purchase("2", "CHN", "pass"));
    assertRefused(409, "too-many-open-orders", purchase("3", "CHN", "song"));
    close("1");
    checkout.place(purchase("3", "CHN", "song"));
  }

  private void close(String key) {
    var end = new Command.EndAttempt(now.get(), 1);
    new OrderWriter(orders).apply(orders.find(number(key)), end);
  }

  /// MON-10: a pass of what is sold for good now doesn't make it owned, neither here nor where it
  /// is granted.
  @Test
  void mon_10_a_product_that_was_a_pass_is_sold_for_good_whether_the_pass_runs_or_has_expired() {
    var pass = china().product("pass").orElseThrow().term();
    entitlements.put(new Grant(ALICE, "app", number("old"), 5, now.get(), pass, false));
    checkout.place(purchase("key", "CHN", "app"));
    assertThat(wallet.asked).hasSize(1);
  }

  @Test
  void when_the_provider_is_away_the_identical_call_is_repeated_once_the_lease_has_lapsed() {
    var working = wallet.answer;
    wallet.answer =
        _ -> {
          throw new Unavailable("away");
        };
    assertThatThrownBy(() -> checkout.place(purchase("key", "CHN", "app")))
        .isInstanceOf(Unavailable.class);
    wallet.answer = working;
    now.set(now.get().plusSeconds(11));
    checkout.place(purchase("key", "CHN", "app"));
    assertThat(wallet.asked).hasSize(2);
    assertThat(wallet.asked.get(1)).isEqualTo(wallet.asked.get(0));
  }

  @Test
  void where_a_call_may_not_be_repeated_another_attempt_takes_its_place_for_the_same_key() {
    wallet.repeatable = false;
    var working = wallet.answer;
    wallet.answer =
        _ -> {
          throw new Unavailable("away");
        };
    assertThatThrownBy(() -> checkout.place(purchase("key", "CHN", "app")))
        .isInstanceOf(Unavailable.class);
    wallet.answer = working;
    now.set(now.get().plusSeconds(11));
    var placed = checkout.place(purchase("key", "CHN", "app"));
    assertThat(placed.attempt().number()).isEqualTo(2);
    assertThat(placed.instructions()).isPresent();
    assertThat(placed.order().attempt(1).orElseThrow().open()).isTrue();
    assertThat(wallet.asked)
        .containsExactly(
            "request of " + number("key") + "01", "request of " + number("key") + "02");

    assertThat(checkout.place(purchase("key", "CHN", "app"))).isEqualTo(placed);
    assertThat(wallet.asked).hasSize(2);
  }

  @Test
  void another_attempt_that_got_no_answer_is_replaced_under_its_own_key() {
    checkout.place(purchase("key", "CHN", "app"));
    wallet.repeatable = false;
    var working = wallet.answer;
    wallet.answer =
        _ -> {
          throw new Unavailable("away");
        };
    var another = choice("another", Method.WECHAT_PAY, Channel.QR, "");
    assertThatThrownBy(() -> checkout.attempt(number("key"), ALICE, another))
        .isInstanceOf(Unavailable.class);
    wallet.answer = working;
    now.set(now.get().plusSeconds(11));
    assertThat(checkout.attempt(number("key"), ALICE, another).attempt().number()).isEqualTo(3);
    assertThat(checkout.attempt(number("key"), ALICE, another).attempt().number()).isEqualTo(3);
    assertThat(checkout.place(purchase("key", "CHN", "app")).attempt().number()).isEqualTo(1);
  }

  @Test
  void while_another_caller_holds_the_lease_a_caller_waits_and_then_gets_retry_later() {
    wallet.answer =
        _ -> {
          throw new Unavailable("away");
        };
    assertThatThrownBy(() -> checkout.place(purchase("key", "CHN", "app")))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> checkout.place(purchase("key", "CHN", "app")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(409);
              assertThat(problem.retryAfter()).isPresent();
            });
    assertThat(wallet.asked).hasSize(1);
  }

  @Test
  void an_order_the_provider_refuses_is_closed_and_stays_so() {
    wallet.answer = _ -> new Wallet.Prepay.Refused("PARAMERROR");
    assertRefused(502, "provider-refused", purchase("key", "CHN", "app"));
    var again = checkout.place(purchase("key", "CHN", "app"));
    assertThat(again.order()).isInstanceOf(Order.Closed.class);
    assertThat(wallet.asked).hasSize(1);
  }

  @Test
  void a_repeat_after_the_expiry_asks_the_provider_nothing() {
    wallet.answer =
        _ -> {
          throw new Unavailable("away");
        };
    assertThatThrownBy(() -> checkout.place(purchase("key", "CHN", "app")))
        .isInstanceOf(Unavailable.class);
    now.set(now.get().plus(Duration.ofMinutes(15)));
    checkout.place(purchase("key", "CHN", "app"));
    assertThat(wallet.asked).hasSize(1);
  }

  private void assertRefused(int status, String type, CheckoutRequest purchase) {
    assertThatThrownBy(() -> checkout.place(purchase))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(type);
              assertThat(problem.status()).isEqualTo(status);
            });
  }
}

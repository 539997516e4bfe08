package guitai.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.entitlement.MemoryEntitlements;
import guitai.http.JdkHost;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.Command;
import guitai.order.Event;
import guitai.order.MemoryOrders;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderNumbers;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import guitai.provider.Payer;
import guitai.provider.PaymentTokens;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Product;
import guitai.storefront.Store;
import guitai.storefront.Storefront;
import guitai.storefront.Term;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PaymentAuthorizationTest {
  private static final Customer ALICE = new Customer("issuer", "alice");
  private static final Money PRICE = Money.of(600, "CNY");
  private final MemoryOrders orders = new MemoryOrders();
  private final FakeWallet wallet = new FakeWallet();
  private final PaperTokens tokens = new PaperTokens();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
  private final InstantSource clock = now::get;
  private final Checkout checkout =
      new Checkout(
          () -> new OrderNumbers(new byte[32]),
          orders,
          new MemoryEntitlements(),
          new MemoryStorefronts(List.of(china())),
          List.of(wallet),
          new JdkHost(clock),
          Duration.ofMinutes(15),
          10);
  private final PaymentAuthorization authorizing =
      new PaymentAuthorization(orders, tokens, List.of(wallet), clock);
  private final OrderId order =
      checkout.place(new CheckoutRequest(ALICE, "CHN", "app", choice("first"))).past().id();

  /// A token is its digest, the attempt it is bound to and an amount, in words.
  private final class PaperTokens implements PaymentTokens {
    final List<String> authorized = new ArrayList<>();
    Function<AttemptId, Authorization> answer =
        id -> new Authorization.Approved(payment("P" + id.number()));
    int closed;

    @Override
    public Tender prove(Bytes token, Instant at) throws Forged {
      var words = new String(token.toArray(), StandardCharsets.UTF_8).split(" ", -1);
      if (words.length != 3) {
        throw new Forged("the signature does not hold");
      }
      return new Tender() {
        @Override
        public String digest() {
          return words[0];
        }

        @Override
        public boolean isBoundTo(AttemptId id) {
          return id.text().equals(words[1]);
        }

        @Override
        public boolean isFor(Money amount) {
          return words[2].equals(Long.toString(amount.minorUnits()));
        }

        @Override
        public Authorization authorize(AttemptId id, AttemptTerms attempt, Money amount) {
          authorized.add(id.text());
          return answer.apply(id);
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }
  }

  @Test
  void a_token_pays_the_order_it_is_bound_to() {
    var past = authorize("one " + attempt(1) + " 600");

    assertThat(past.order()).isInstanceOf(Order.Paid.class);
    assertThat(tokens.authorized).containsExactly(attempt(1));
    assertThat(tokens.closed).isOne();
  }

  @Test
  void the_same_token_again_takes_no_money_again() {
    var once = authorize("one " + attempt(1) + " 600");
    var twice = authorize("one " + attempt(1) + " 600");

    assertThat(twice.events()).isEqualTo(once.events());
    assertThat(tokens.authorized).hasSize(1);
  }

  @Test
  void a_token_that_proves_nothing_changes_nothing() {
    for (var token :
        List.of("rubbish", "one " + attempt(2) + " 600", "one " + attempt(1) + " 601")) {
      var before = past();

      assertRefused(422, () -> authorize(token));

      assertThat(past()).isEqualTo(before);
    }
    assertThat(tokens.authorized).isEmpty();
  }

  @Test
  void an_attempt_takes_one_token_only() {
    tokens.answer =
        _ -> {
          throw new Unavailable("no answer");
        };
    assertThatThrownBy(() -> authorize("one " + attempt(1) + " 600"))
        .isInstanceOf(Unavailable.class);

    assertRefused(409, () -> authorize("two " + attempt(1) + " 600"));

    assertThat(tokens.authorized).hasSize(1);
  }

  @Test
  void after_an_unclear_answer_the_provider_is_queried_before_the_token_is_sent_again() {
    doubtful("one " + attempt(1) + " 600");
    wallet.status = _ -> new Wallet.PaymentStatus.Paid(payment("P1"));

    var past = authorize("one " + attempt(1) + " 600");

    assertThat(past.order()).isInstanceOf(Order.Paid.class);
    assertThat(tokens.authorized).hasSize(1);
  }

  @Test
  void a_token_for_which_the_provider_knows_no_payment_is_sent_again() {
    doubtful("one " + attempt(1) + " 600");
    wallet.status = _ -> new Wallet.PaymentStatus.Unknown();

    var past = authorize("one " + attempt(1) + " 600");

    assertThat(past.order()).isInstanceOf(Order.Paid.class);
    assertThat(tokens.authorized).containsExactly(attempt(1), attempt(1));
  }

  @Test
  void a_declined_card_leaves_the_order_to_another_attempt() {
    tokens.answer = _ -> new PaymentTokens.Authorization.Declined("51");
    assertRefused(402, () -> authorize("one " + attempt(1) + " 600"));
    wallet.status = _ -> new Wallet.PaymentStatus.Unpaid();
    assertRefused(402, () -> authorize("one " + attempt(1) + " 600"));

    checkout.attempt(order, ALICE, choice("second"));
    tokens.answer = _ -> new PaymentTokens.Authorization.Approved(payment("P2"));
    var past = authorize("two " + attempt(2) + " 600");

    assertThat(past.order()).isInstanceOf(Order.Paid.class);
    assertThat(tokens.authorized).containsExactly(attempt(1), attempt(2));
  }

  /// Its payment would be queried at a provider that never had it.
  @Test
  void an_attempt_of_another_wallet_takes_no_token() {
    var elsewhere = new PaymentAuthorization(orders, tokens, List.of(), clock);

    assertRefused(
        422, () -> elsewhere.authorize(order, ALICE, Bytes.utf8("one " + attempt(1) + " 600")));

    assertThat(tokens.authorized).isEmpty();
  }

  @Test
  void after_a_call_dies_between_the_payment_and_its_record_the_next_call_queries() {
    var dying = new PaymentAuthorization(new ForgetfulOrders(), tokens, List.of(wallet), clock);
    var token = Bytes.utf8("one " + attempt(1) + " 600");
    assertThatThrownBy(() -> dying.authorize(order, ALICE, token)).isInstanceOf(Unavailable.class);
    assertThat(past().order()).isInstanceOf(Order.AwaitingPayment.class);
    wallet.status = _ -> new Wallet.PaymentStatus.Paid(payment("P1"));

    var past = authorizing.authorize(order, ALICE, token);

    assertThat(past.order()).isInstanceOf(Order.Paid.class);
    assertThat(tokens.authorized).containsExactly(attempt(1));
  }

  /// Orders that can't be written any more after an authorization.
  private final class ForgetfulOrders implements Orders {
    @Override
    public Past find(OrderId id) {
      return orders.find(id);
    }

    @Override
    public boolean append(Past past, List<Event> events, Optional<Evidence> evidence) {
      if (!tokens.authorized.isEmpty()) {
        throw new Unavailable("no answer");
      }
      return orders.append(past, events, evidence);
    }

    @Override
    public Page of(Customer customer, Optional<String> after, int limit) {
      return orders.of(customer, after, limit);
    }

    @Override
    public List<Past> placedAfter(Customer customer, Instant instant) {
      return orders.placedAfter(customer, instant);
    }
  }

  @Test
  void an_expired_attempt_takes_no_token() {
    now.set(now.get().plus(Duration.ofMinutes(15)));

    assertRefused(409, () -> authorize("one " + attempt(1) + " 600"));

    assertThat(tokens.authorized).isEmpty();
  }

  @Test
  void money_taken_after_the_order_was_closed_is_refunded() {
    tokens.answer =
        _ -> {
          new OrderWriter(orders)
              .apply(past(), _ -> List.of(new Command.EndAttempt(now.get(), 1)), Optional.empty());
          now.set(now.get().plusSeconds(1));
          return new PaymentTokens.Authorization.Approved(payment("P1"));
        };

    var past = authorize("one " + attempt(1) + " 600");

    assertThat(past.order()).isInstanceOf(Order.UnderReview.class);
    assertThat(past.events().getLast()).isInstanceOf(Event.RefundRequested.class);
  }

  @Test
  void another_customers_order_is_not_found() {
    var mallory = new Customer("issuer", "mallory");

    assertRefused(
        404, () -> authorizing.authorize(order, mallory, Bytes.utf8("one " + attempt(1) + " 600")));
  }

  private void doubtful(String token) {
    var answer = tokens.answer;
    tokens.answer =
        _ -> {
          throw new Unavailable("no answer");
        };
    assertThatThrownBy(() -> authorize(token)).isInstanceOf(Unavailable.class);
    tokens.answer = answer;
  }

  private Past authorize(String token) {
    return authorizing.authorize(order, ALICE, Bytes.utf8(token));
  }

  private Past past() {
    return orders.find(order);
  }

  private String attempt(int number) {
    return new AttemptId(order, number).text();
  }

  private Payment payment(String number) {
    return new Payment(new PaymentId("acquirer", "1900000001", number), "wxapp", PRICE, now.get());
  }

  private static void assertRefused(int status, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.status()).isEqualTo(status));
  }

  private static PaymentChoice choice(String key) {
    return new PaymentChoice(
        key,
        Method.WECHAT_PAY,
        Channel.QR,
        new Payer(Optional.empty(), Optional.empty()),
        Optional.empty(),
        "fingerprint");
  }

  private static Storefront china() {
    return new Storefront(
        "CHN",
        "CNY",
        ZoneId.of("Asia/Shanghai"),
        List.of(new Store("app-store", Optional.empty())),
        List.of(Method.WECHAT_PAY),
        List.of(
            new Product(
                "app",
                "app-store",
                "app",
                Map.of("zh", "app", "en", "app"),
                PRICE,
                new Term.ForGood())));
  }
}

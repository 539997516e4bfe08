package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/// A customer's two orders of one product, placed on two devices at the same moment: neither
/// request sees the other's order, else the second is refused.
record TwoDevices(Shopper shopper, String first, String second) {
  private static final int TRIES = 20;

  /// @param shopper a customer for each try
  static TwoDevices order(IntFunction<Shopper> shopper, String product) {
    for (int i = 0; i < TRIES; i++) {
      var customer = shopper.apply(i);
      var other = CompletableFuture.supplyAsync(() -> place(customer, product));
      var one = place(customer, product);
      if (one.status() == 201 && other.join().status() == 201) {
        return new TwoDevices(customer, id(one), id(other.join()));
      }
      assertThat(Math.max(one.status(), other.join().status())).isEqualTo(409);
    }
    throw new AssertionError("no two orders were placed at once");
  }

  private static Shopper.Answer place(Shopper customer, String product) {
    return customer.order(
        UUID.randomUUID().toString(), Shopper.wish("CHN", product, customer.method()));
  }

  private static String id(Shopper.Answer answer) {
    return answer.json().getString("orderId");
  }
}

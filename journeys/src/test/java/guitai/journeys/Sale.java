package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A customer's purchase and its refund. It continues from its present state for as long as the
/// store runs, as a customer, a payer and an operator would who retry.
record Sale(String customer, String order, URI provider) {
  static final String KEY = "the-sale";
  static final int PRICE = 1800;
  private static final String PRODUCT = "ink-garden";
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /// The store's process has ended.
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// @return whether the sale was finished before the store's process ended
  boolean goOn(StoreProcess store) {
    try {
      var customer = call(store, () -> Shopper.of(this.customer, store.uri(), provider));
      var operator = call(store, () -> Shopper.operator("ops", store.uri(), provider));
      until(store, () -> placed(customer));
      until(store, () -> paid(customer));
      until(store, () -> happened(customer, "granted"));
      until(store, () -> refundAskedFor(operator));
      until(store, () -> happened(customer, "revoked") && refunded(customer));
      return true;
    } catch (Killed e) {
      return false;
    }
  }

  private boolean placed(Shopper shopper) {
    var answer = shopper.order(KEY, Shopper.wish(PRODUCT));
    boolean placed = answer.status() == 201 || answer.status() == 200;
    if (placed) {
      assertThat(answer.json().getString("orderId")).isEqualTo(order);
    }
    return placed;
  }

  /// Pays once, however often it is called.
  private boolean paid(Shopper payer) {
    return isPaid(payer) || payer.pay(order, "").status() == 200;
  }

  private boolean isPaid(Shopper payer) {
    return payer.atProvider(order).stream().anyMatch(trade -> trade.getBoolean("paid"));
  }

  private boolean refundAskedFor(Shopper operator) {
    return operator.refund(order, "the-refund", "{\"reason\":\"all of it\"}").status() == 202;
  }

  private boolean refunded(Shopper shopper) {
    return shopper.get("/orders/" + order).json().getString("state", "").equals("refunded");
  }

  private boolean happened(Shopper shopper, String what) {
    var order = shopper.get("/orders/" + this.order).json();
    return order.containsKey("timeline")
        && order.getJsonArray("timeline").getValuesAs(JsonObject.class).stream()
            .anyMatch(entry -> entry.getString("what").equals(what));
  }

  private static void until(StoreProcess store, BooleanSupplier so) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!call(store, so::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the sale does not go on; the store says\n" + store.output());
      }
      pause();
    }
  }

  /// A request to a store that may end before it answers.
  private static <T> T call(StoreProcess store, Supplier<T> question) {
    while (true) {
      try {
        return question.get();
      } catch (UncheckedIOException e) {
        pause();
        if (!store.process().isAlive()) {
          throw new Killed();
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Compares the provider's records with ours. They must agree at any time about all money that
  /// has moved, and wholly once the sale is finished.
  void check(StoreProcess store, boolean ended) {
    var operator = Shopper.operator("ops", store.uri(), provider);
    var trades = operator.atProvider(order);
    long paid = trades.stream().filter(trade -> trade.getBoolean("paid")).count() * PRICE;
    long given = refunds(trades).stream().mapToLong(refund -> refund.getInt("amount")).sum();
    var explanation = operator.get("/orders/" + order + "/explanation");
    var balance =
        explanation.status() == 200 ? balance(explanation.json()) : new Balance(0, 0, 0, 0);
    assertThat(trades.size()).as("orders at the provider").isLessThanOrEqualTo(1);
    assertThat(balance.sum()).as("recorded no more than was paid").isLessThanOrEqualTo(paid);
    assertThat(given).as("refunded no more than is recorded").isLessThanOrEqualTo(balance.back());
    assertThat(refunds(trades).size()).as("refunds at the provider").isLessThanOrEqualTo(1);
    boolean owned = owned(store);
    assertThat(!owned || paid > 0).as("owned only what was paid").isTrue();
    if (ended) {
      assertThat(paid).isEqualTo(PRICE);
      assertThat(given).isEqualTo(PRICE);
      assertThat(balance).isEqualTo(new Balance(0, PRICE, 0, 0));
      assertThat(owned).isFalse();
    }
  }

  private boolean owned(StoreProcess store) {
    var shopper = Shopper.of(customer, store.uri(), provider);
    return shopper.get("/entitlements/" + PRODUCT).json().getBoolean("active");
  }

  private static List<JsonObject> refunds(List<JsonObject> trades) {
    return trades.stream()
        .flatMap(trade -> trade.getJsonArray("refunds").getValuesAs(JsonObject.class).stream())
        .toList();
  }

  /// The total of all payments of the order, in fen.
  private record Balance(long kept, long refunded, long refunding, long held) {
    long sum() {
      return kept + refunded + refunding + held;
    }

    long back() {
      return refunded + refunding;
    }

    Balance plus(JsonObject json) {
      return new Balance(
          kept + fen(json, "kept"),
          refunded + fen(json, "refunded"),
          refunding + fen(json, "refunding"),
          held + fen(json, "held"));
    }

    private static long fen(JsonObject json, String where) {
      return json.getJsonObject(where).getJsonNumber("minorUnits").longValueExact();
    }
  }

  private static Balance balance(JsonObject explanation) {
    var sum = new Balance(0, 0, 0, 0);
    for (var payment : explanation.getJsonArray("payments").getValuesAs(JsonObject.class)) {
      sum = sum.plus(payment.getJsonObject("balance"));
    }
    return sum;
  }
}

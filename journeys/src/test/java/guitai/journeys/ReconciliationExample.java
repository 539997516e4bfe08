package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.ExampleJourney.Body;
import guitai.json.Json;
import guitai.lambda.Wiring;
import guitai.local.Store;
import guitai.local.gateway.Invocation;
import guitai.provider.Bills;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A day on which the provider's bill has another amount than the ledger, read by an operator.
final class ReconciliationExample {
  private static final Duration NEAR = Duration.ofMinutes(5);

  private ReconciliationExample() {}

  /// Not near midnight, when sale and bill may be of different days.
  static Optional<Body> play(Store store) {
    var day = LocalDate.now(Bills.CHINA);
    if (!day.equals(LocalDate.ofInstant(Instant.now().plus(NEAR), Bills.CHINA))) {
      return Optional.empty();
    }
    var grace = Shopper.of("grace", store.uri(), store.simulator("wechat-pay"));
    var order = grace.order("ink-garden");
    grace.pay(order, "");
    grace.awaitOwned("ink-garden", order);
    var trouble = Json.object().add("play", "bill-trouble").add("order", order);
    simulate(store, "", trouble.add("kind", "amount").add("amount", 1700).build());
    var clock = Json.object().add("advanceSeconds", Duration.ofDays(2).toSeconds()).build();
    simulate(store, "/clock", clock);
    reconcile(store, day);
    var operator = Shopper.operator("olga", store.uri(), store.simulator("wechat-pay"));
    var answer = operator.get("/reconciliation?day=" + day + "&source=wechat-pay");
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return Optional.of(new Body("GET /reconciliation", 200, answer.json()));
  }

  private static void simulate(Store store, String path, JsonObject play) {
    var answer =
        Shopper.post(store.simulator("wechat-pay").resolve("/simulate" + path), play.toString());
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
  }

  private static void reconcile(Store store, LocalDate day) {
    var event = Json.object().add("day", day.toString()).add("source", "wechat-pay").build();
    var context =
        new Invocation(
            "test", "test", Instant.now().plusSeconds(900), Invocation.lines(System.out));
    var in = new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8));
    try {
      new Wiring(store.environment("localhost"))
          .reconcileBills()
          .handleRequest(in, new ByteArrayOutputStream(), context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

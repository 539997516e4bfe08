package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.held.MemoryHeldPayments;
import guitai.inapp.MemoryPurchases;
import guitai.json.Json;
import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import guitai.order.OutstandingOrders;
import guitai.problem.Unavailable;
import guitai.recovery.PaymentRecovery;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// OPS-1 and OPS-2: what each run measures.
class RunReportTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final List<String> lines = new ArrayList<>();
  private final Log log = new Log(() -> NOW, lines::add);
  private final ProviderFailures failures = new ProviderFailures();

  /// A port whose calls fail as a test says.
  interface Port {
    String ask(RuntimeException failure);
  }

  private Port port(String provider) {
    return failures.watching(
        Port.class,
        failure -> {
          throw failure;
        },
        provider);
  }

  private RunReport report(List<OldestDue<?>> due) {
    return new RunReport(
        new Measures(log, "guitai-test"),
        failures,
        due,
        new MemoryHeldPayments(new MemoryOrders(), new MemoryPurchases()),
        () -> NOW);
  }

  private List<JsonObject> written() {
    return lines.stream().map(Json::parse).toList();
  }

  private JsonObject measured(String name) {
    return written().stream().filter(line -> line.containsKey(name)).findFirst().orElseThrow();
  }

  @Test
  void a_run_without_anything_to_do_is_measured_too() {
    report(List.of()).of(PaymentRecovery.Run.NONE, log.line("RecoverPayments", "1"));

    for (var name :
        List.of(
            "RecoveryQueried", "RecoveryFailed", "OldestDueAge", "HeldCount", "OldestHeldAge")) {
      assertThat(measured(name).getInt(name)).as(name).isZero();
    }
  }

  @Test
  void failures_are_counted_by_provider_and_cause_and_passed_on() {
    var alipay = port("alipay");
    var wechatPay = port("wechat-pay");
    for (var failure :
        List.of(
            new Unavailable("Alipay did not do a call: SYSTEM_ERROR"),
            new Unavailable("Alipay did not do a call: SYSTEM_ERROR"),
            new Unavailable("Alipay gave no answer"))) {
      assertThatThrownBy(() -> alipay.ask(failure)).isSameAs(failure);
    }
    var fault = new IllegalStateException("a secret");
    assertThatThrownBy(() -> wechatPay.ask(fault)).isSameAs(fault);

    var line = log.line("RecoverPayments", "1");
    report(List.of()).of(new PaymentRecovery.Run(4, 0, 4), line);
    line.write();

    assertThat(written())
        .filteredOn(each -> each.containsKey("ProviderFailures"))
        .extracting(each ->
            each.getString("provider")
                + " "
                + each.getString("cause")
                + " "
                + each.getInt("ProviderFailures"))
        .containsExactlyInAnyOrder("alipay refused 2", "alipay no-answer 1", "wechat-pay fault 1");
    assertThat(written().getLast().getJsonObject("failures"))
        .isEqualTo(
            Json.parse(
                """
                {"alipay no-answer":1,"alipay refused SYSTEM_ERROR":2,"wechat-pay fault":1}
                """));
    assertThat(lines.getLast()).doesNotContain("a secret");
  }

  @Test
  void the_age_is_that_of_the_oldest_that_a_run_found_due() {
    var id = new OrderId("0123456789ABCDEFGHJKMNPQRS");
    var due =
        new OldestDue<>(
            new OutstandingOrders<OrderId>() {
              @Override
              public List<Due<OrderId>> due(Instant by, int limit) {
                return List.of(
                    new Due<>(id, NOW.minusSeconds(90)), new Due<>(id, NOW.minusSeconds(30)));
              }

              @Override
              public Optional<Due<OrderId>> of(OrderId order) {
                return Optional.empty();
              }

              @Override
              public boolean postpone(Due<OrderId> one, Instant until) {
                return true;
              }
            });
    assertThat(due.due(NOW, 9)).hasSize(2);

    report(List.of(due)).of(PaymentRecovery.Run.NONE, log.line("RecoverPayments", "1"));

    assertThat(measured("OldestDueAge").getInt("OldestDueAge")).isEqualTo(90);
    assertThat(due.age(NOW)).isZero();
  }

  @Test
  void a_heartbeat_names_the_work() {
    report(List.of()).completed("recover-payments");
    assertThat(measured("Completed").getString("work")).isEqualTo("recover-payments");
  }
}

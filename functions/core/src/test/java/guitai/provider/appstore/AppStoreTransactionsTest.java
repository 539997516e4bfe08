package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.http.JdkHost;
import guitai.inapp.PurchaseId;
import guitai.inapp.Transaction.Standing;
import guitai.json.Json;
import guitai.problem.Unavailable;
import guitai.provider.StoreTransactions;
import guitai.provider.appstore.FakeAppStore.Reply;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppStoreTransactionsTest {
  private static final String NUMBER = "2000000999000001";
  private static final String OTHER = "2000000999000002";

  private final FakeAppStore production = new FakeAppStore(Reply.empty(500));
  private final FakeAppStore sandbox = new FakeAppStore(Reply.empty(500));
  private final AppStoreTransactions sales =
      new AppStoreTransactions(
          List.of(server(production, Vectors.PRODUCTION), server(sandbox, Vectors.SANDBOX)));

  private static AppStoreServer server(FakeAppStore paper, AppStoreAccount account) {
    var key = new AppStoreKey("issuer", "key", key());
    return new AppStoreServer(
        paper.host(), Vectors.verifier(account), () -> key, new JdkHost(() -> Vectors.NOW));
  }

  private static PrivateKey key() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair().getPrivate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    production.close();
    sandbox.close();
  }

  private static Reply signed(JsonObject content) {
    return Reply.ok(Json.object().add("signedTransactionInfo", FakeAppStore.signed(content)));
  }

  private static Reply unknown() {
    return Reply.error(404, "transactionIdNotFoundError.json");
  }

  private static Reply sold(String environment) {
    return signed(FakeAppStore.transaction(NUMBER).add("environment", environment).build());
  }

  @Test
  void a_transaction_that_production_knows_is_not_queried_in_the_sandbox() {
    production.give(sold("Production"));

    var found = sales.find(NUMBER).orElseThrow();

    assertThat(found.environment()).isEqualTo("Production");
    assertThat(found.soldByThisDeployment()).isTrue();
    assertThat(found.purchase()).isEqualTo(new PurchaseId("app-store", "com.example", NUMBER));
    assertThat(found.purchase()).isEqualTo(sales.original(NUMBER));
    assertThat(found.transaction().standing()).isEqualTo(new Standing.Good());
    assertThat(found.subscription()).isEmpty();
    assertThat(sandbox.requests).isEmpty();
  }

  @Test
  void a_transaction_unknown_in_production_is_queried_in_the_sandbox_and_is_not_sold_here() {
    production.give(unknown());
    sandbox.give(sold("Sandbox"));

    var found = sales.find(NUMBER).orElseThrow();

    assertThat(found.environment()).isEqualTo("Sandbox");
    assertThat(found.soldByThisDeployment()).isFalse();
    assertThat(found.purchase())
        .isEqualTo(new PurchaseId("app-store", "com.example/sandbox", NUMBER));
    assertThat(production.requests).hasSize(1);
  }

  @Test
  void a_transaction_unknown_in_both_environments_is_empty() {
    production.give(unknown());
    sandbox.give(unknown());

    assertThat(sales.find(NUMBER)).isEmpty();
    assertThat(sandbox.requests).hasSize(1);
  }

  /// None of these errors means that production doesn't know the number.
  @ParameterizedTest
  @CsvSource({"500, 5000001", "401, 0", "429, 4290000", "404, 4040002"})
  void an_error_of_production_is_no_reason_to_query_the_sandbox(int status, long code) {
    production.give(code == 0 ? Reply.empty(status) : Reply.error(status, code));
    sandbox.give(sold("Sandbox"));

    assertThatThrownBy(() -> sales.find(NUMBER)).isInstanceOf(Unavailable.class);
    assertThat(sandbox.requests).isEmpty();
  }

  /// EDGE-1: such a number is no transaction's in any environment.
  @ParameterizedTest
  @CsvSource({"404, 4040001", "400, 4000006", "400, 4000048"})
  void a_final_refusal_of_the_number_is_final_and_the_sandbox_is_not_queried(
      int status, long code) {
    production.give(Reply.error(status, code));
    sandbox.give(sold("Sandbox"));

    assertThat(sales.find(NUMBER)).isEmpty();
    assertThat(sandbox.requests).isEmpty();
  }

  /// EDGE-1: a customer's receipt shows the App Store's order id, not a transaction's number.
  @Test
  void an_order_id_leads_to_its_transaction() {
    var content = FakeAppStore.transaction(NUMBER).add("environment", "Production").build();
    var order =
        Json.object()
            .add("status", 0)
            .add("signedTransactions", Json.array().add(FakeAppStore.signed(content)));
    production.give(Reply.error(400, 4000006), Reply.ok(order));

    var found = sales.find("MQ5XWV7K2T").orElseThrow();

    assertThat(found.transaction().number()).isEqualTo(NUMBER);
    assertThat(production.requests)
        .extracting(FakeAppStore.Request::target)
        .containsExactly("/inApps/v1/transactions/MQ5XWV7K2T", "/inApps/v1/lookup/MQ5XWV7K2T");
    assertThat(sandbox.requests).isEmpty();
  }

  /// EDGE-1.
  @Test
  void a_text_that_is_neither_a_transaction_nor_an_order_is_not_found() {
    production.give(Reply.error(400, 4000006), Reply.ok(Json.object().add("status", 1)));

    assertThat(sales.find("abc")).isEmpty();
  }

  /// EDGE-1: a lookup without an answer proves nothing.
  @Test
  void an_order_id_is_not_called_unknown_without_an_answer() {
    production.give(Reply.error(400, 4000006), Reply.error(429, 4290000));

    assertThatThrownBy(() -> sales.find("MQ5XWV7K2T")).isInstanceOf(Unavailable.class);
  }

  @Test
  void each_environment_proves_only_its_own_transactions() {
    production.give(sold("Sandbox"));
    assertThatThrownBy(() -> sales.find(NUMBER)).isInstanceOf(Unavailable.class);

    production.give(unknown());
    sandbox.give(sold("Production"));
    assertThatThrownBy(() -> sales.find(NUMBER)).isInstanceOf(Unavailable.class);
  }

  @Test
  void a_subscription_has_its_own_status_and_not_another_ones() {
    var until = Vectors.NOW.plus(Duration.ofDays(30)).toEpochMilli();
    var period =
        FakeAppStore.transaction(NUMBER)
            .add("environment", "Production")
            .add("type", "Auto-Renewable Subscription")
            .add("expiresDate", until)
            .build();
    var last = Json.array().add(last(OTHER, 2)).add(last(NUMBER, 4));
    var data = Json.array().add(Json.object().add("lastTransactions", last));
    production.give(signed(period), Reply.ok(Json.object().add("data", data)));

    var found = sales.find(NUMBER).flatMap(StoreTransactions.Sold::subscription).orElseThrow();

    assertThat(found.status()).isEqualTo("grace-period");
    assertThat(found.renewal().orElseThrow().renews()).isTrue();
    assertThat(production.requests)
        .extracting(FakeAppStore.Request::target)
        .containsExactly("/inApps/v1/transactions/" + NUMBER, "/inApps/v1/subscriptions/" + NUMBER);
  }

  private static JsonObject last(String number, int status) {
    var renewal =
        Json.object()
            .add("originalTransactionId", number)
            .add("autoRenewStatus", 1)
            .add("environment", "Production")
            .add("signedDate", Vectors.NOW.toEpochMilli())
            .build();
    var transaction = FakeAppStore.transaction(number).add("environment", "Production").build();
    return Json.object()
        .add("status", status)
        .add("originalTransactionId", number)
        .add("signedTransactionInfo", FakeAppStore.signed(transaction))
        .add("signedRenewalInfo", FakeAppStore.signed(renewal))
        .build();
  }

  @Test
  void a_transaction_without_a_required_field_is_no_answer() {
    var incomplete =
        Json.object()
            .add("transactionId", NUMBER)
            .add("bundleId", "com.example")
            .add("environment", "Production")
            .add("signedDate", Vectors.NOW.toEpochMilli())
            .build();
    production.give(signed(incomplete));

    assertThatThrownBy(() -> sales.find(NUMBER)).isInstanceOf(Unavailable.class);
  }
}

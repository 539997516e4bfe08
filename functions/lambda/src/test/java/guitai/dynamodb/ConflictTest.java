package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.order.Event;
import guitai.order.LineItem;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.problem.Unavailable;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Conflicts that DynamoDB raises and its local version never does.
class ConflictTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
  private static final Evidence EVIDENCE =
      new Evidence("digest", "wechat-pay", NOON, Map.of(), Bytes.utf8("{}"));
  private static final List<Event> PLACED =
      List.of(
          new Event.Placed(
              NOON,
              new Customer("issuer", "alice"),
              new LineItem("CHN", "app", "app", "App", Money.of(600, "CNY"), new Term.ForGood()),
              "fingerprint"));

  /// Fails every write.
  private record Failing(DynamoDbException e) implements DynamoDbClient {
    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      throw e;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      throw e;
    }

    @Override
    public String serviceName() {
      return "failing";
    }

    @Override
    public void close() {}
  }

  @Test
  void a_conflict_with_another_writer_is_a_lost_race() {
    var alone = (DynamoDbException) TransactionConflictException.builder().build();
    assertThat(append(alone, Optional.empty())).isFalse();
    var together = RequestsTest.cancelled("TransactionConflict", "None");
    assertThat(append(together, Optional.of(EVIDENCE))).isFalse();
  }

  @Test
  void a_throttled_transaction_is_unavailable() {
    var throttled = RequestsTest.cancelled("None", "ThrottlingError");
    assertThatThrownBy(() -> append(throttled, Optional.of(EVIDENCE)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void an_invalid_transaction_is_a_bug() {
    var invalid = RequestsTest.cancelled("ValidationError", "None");
    assertThatThrownBy(() -> append(invalid, Optional.of(EVIDENCE))).isSameAs(invalid);
  }

  private static boolean append(DynamoDbException e, Optional<Evidence> evidence) {
    var none = Past.none(new OrderId("0".repeat(26)));
    return new DynamoOrders(new Failing(e), FakeTables.NAMES, Duration.ofDays(1))
        .append(none, PLACED, evidence);
  }
}

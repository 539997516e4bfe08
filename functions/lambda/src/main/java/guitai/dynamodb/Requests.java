package guitai.dynamodb;

import guitai.problem.Unavailable;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Sends requests, and separates passing failures (a throttle, a timeout, an outage) from bugs.
final class Requests {
  private static final Set<String> PASSING_REASONS =
      Set.of("ProvisionedThroughputExceeded", "ThrottlingError", "TransactionConflict");

  private Requests() {}

  /// @throws Unavailable where a later try may succeed
  static <T> T send(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkClientException e) {
      throw new Unavailable("DynamoDB doesn't answer", e);
    } catch (DynamoDbException e) {
      if (passes(e)) {
        throw new Unavailable("DynamoDB can't do it just now", e);
      }
      throw e;
    }
  }

  /// The item as it is now (a consistent read); empty where there is none.
  ///
  /// @throws Unavailable as [#send]
  static Map<String, AttributeValue> item(
      DynamoDbClient client, String table, Map<String, AttributeValue> key) {
    var request = GetItemRequest.builder().tableName(table).key(key).consistentRead(true).build();
    return send(() -> client.getItem(request)).item();
  }

  /// @return whether it was done; false where its condition didn't hold
  /// @throws Unavailable as [#send]
  static boolean update(DynamoDbClient client, UpdateItemRequest request) {
    return send(() -> {
      try {
        client.updateItem(request);
        return true;
      } catch (ConditionalCheckFailedException _) {
        return false;
      }
    });
  }

  private static boolean passes(DynamoDbException e) {
    return e.isThrottlingException()
        || e.statusCode() >= 500
        || e instanceof TransactionConflictException
        || e instanceof TransactionInProgressException
        || (e instanceof TransactionCanceledException cancelled && passes(cancelled));
  }

  private static boolean passes(TransactionCanceledException cancelled) {
    return cancelled.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(PASSING_REASONS::contains);
  }
}

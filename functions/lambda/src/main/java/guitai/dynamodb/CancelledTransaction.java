package guitai.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Why a transaction of a conditional first item and its evidence was cancelled.
sealed interface CancelledTransaction {
  /// The first item's condition didn't hold; `item` is what is stored, empty where there is none.
  record Refused(Map<String, AttributeValue> item) implements CancelledTransaction {}

  /// Another writer changed one of the items at the same moment.
  record Conflict() implements CancelledTransaction {}

  record Other() implements CancelledTransaction {}

  static CancelledTransaction of(TransactionCanceledException e) {
    for (var reason : e.cancellationReasons()) {
      if ("ConditionalCheckFailed".equals(reason.code())) {
        return new Refused(reason.item());
      }
    }
    return e.cancellationReasons().stream()
            .map(CancellationReason::code)
            .anyMatch("TransactionConflict"::equals)
        ? new Conflict()
        : new Other();
  }
}

package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.problem.Unavailable;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

class RequestsTest {
  static Stream<RuntimeException> passing() {
    return Stream.of(
        service(400, "ProvisionedThroughputExceededException"),
        service(400, "ThrottlingException"),
        service(400, "RequestLimitExceeded"),
        service(500, "InternalServerError"),
        service(503, "ServiceUnavailable"),
        ApiCallTimeoutException.create(2000),
        ApiCallAttemptTimeoutException.create(700),
        SdkClientException.create("connection reset"),
        TransactionConflictException.builder().build(),
        TransactionInProgressException.builder().build(),
        cancelled("None", "ThrottlingError"),
        cancelled("ProvisionedThroughputExceeded", "None"),
        cancelled("TransactionConflict", "None"));
  }

  static Stream<RuntimeException> lasting() {
    return Stream.of(
        service(400, "ValidationException"),
        service(400, "AccessDeniedException"),
        ResourceNotFoundException.builder().statusCode(400).build(),
        cancelled("ValidationError", "None"),
        new IllegalStateException("ours"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void what_passes_by_itself_is_unavailable(RuntimeException e) {
    assertThatThrownBy(() -> Requests.send(() -> thrown(e)))
        .isInstanceOf(Unavailable.class)
        .hasCause(e);
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void what_is_a_bug_stays_as_it_is(RuntimeException e) {
    assertThatThrownBy(() -> Requests.send(() -> thrown(e))).isSameAs(e);
  }

  @ParameterizedTest
  @ValueSource(strings = {"None", "TransactionConflict"})
  void a_failed_condition_brings_the_item_whatever_the_evidence_met(String evidence) {
    var item = Map.of("id", Values.text("7"));
    var reason = CancellationReason.builder().code("ConditionalCheckFailed").item(item).build();
    var e =
        TransactionCanceledException.builder()
            .cancellationReasons(reason, CancellationReason.builder().code(evidence).build())
            .build();
    assertThat(CancelledTransaction.of(e)).isEqualTo(new CancelledTransaction.Refused(item));
  }

  @Test
  void a_conflict_at_either_item_is_a_conflict() {
    assertThat(CancelledTransaction.of(cancelled("TransactionConflict", "None")))
        .isEqualTo(new CancelledTransaction.Conflict());
    assertThat(CancelledTransaction.of(cancelled("None", "TransactionConflict")))
        .isEqualTo(new CancelledTransaction.Conflict());
  }

  @Test
  void a_throttled_transaction_is_no_lost_race() {
    assertThat(CancelledTransaction.of(cancelled("None", "ThrottlingError")))
        .isEqualTo(new CancelledTransaction.Other());
  }

  static TransactionCanceledException cancelled(String order, String evidence) {
    return TransactionCanceledException.builder()
        .cancellationReasons(
            CancellationReason.builder().code(order).build(),
            CancellationReason.builder().code(evidence).build())
        .statusCode(400)
        .build();
  }

  private static RuntimeException service(int status, String code) {
    return (RuntimeException)
        DynamoDbException.builder()
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();
  }

  private static Void thrown(RuntimeException e) {
    throw e;
  }
}

package guitai.local.dynamodb;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/// DynamoDB Local that answers a transaction when it is on the disk. By itself DynamoDB Local
/// answers as soon as the commit is queued: a kill at that moment loses acknowledged writes.
final class DurableDynamoDb extends LocalDynamoDBRequestHandler {
  private static final ListTablesRequest LAST_IN_THE_QUEUE =
      ListTablesRequest.builder().limit(1).build();

  /// One database for every region and credential, tables active at once.
  ///
  /// @param directory empty for memory
  DurableDynamoDb(Optional<String> directory) {
    super(0, directory.isEmpty(), directory.orElse(null), true, false);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(
      String accessKey, String region, TransactWriteItemsRequest request) {
    var answer = super.transactWriteItems(accessKey, region, request);
    listTables(accessKey, region, LAST_IN_THE_QUEUE); // answered after everything queued before it
    return answer;
  }
}

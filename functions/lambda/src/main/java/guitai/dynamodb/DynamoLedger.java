package guitai.dynamodb;

import guitai.payment.Posting;
import guitai.reconciliation.Ledger;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// A day's pages of the ledger (台账), shard after shard, by consistent reads and without a scan.
public record DynamoLedger(DynamoDbClient client, Tables tables) implements Ledger {
  /// Postings in one request: more would take longer than a request may.
  private static final int LIMIT = 1000;

  @Override
  public void read(String provider, LocalDate day, Consumer<Posting> postings) {
    for (var shard : Tables.shards()) {
      var page = PostingItem.page(provider, day, shard);
      Pages.read(client, query(page), item -> postings.accept(PostingItem.posting(item)));
    }
  }

  private QueryRequest.Builder query(String page) {
    return QueryRequest.builder()
        .tableName(tables.ledger())
        .consistentRead(true)
        .limit(LIMIT)
        .keyConditionExpression("#page = :page")
        .expressionAttributeNames(Map.of("#page", PostingItem.PAGE))
        .expressionAttributeValues(Map.of(":page", Values.text(page)));
  }

  @Override
  public Optional<Posting> find(Posting posting) {
    return Optional.of(Requests.item(client, tables.ledger(), PostingItem.key(posting)))
        .filter(item -> !item.isEmpty())
        .map(PostingItem::posting);
  }
}

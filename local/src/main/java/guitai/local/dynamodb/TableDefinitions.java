package guitai.local.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import guitai.dynamodb.Tables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/// The tables as the template deploys them, as data.
public final class TableDefinitions {
  private static final StreamSpecification NEW_IMAGES =
      StreamSpecification.builder()
          .streamEnabled(true)
          .streamViewType(StreamViewType.NEW_IMAGE)
          .build();

  private TableDefinitions() {}

  public static List<CreateTableRequest> all(Tables tables) {
    return List.of(
        orders(tables.orders()),
        table(tables.evidence(), "digest", Optional.empty()).build(),
        entitlements(tables.entitlements()),
        table(tables.catalogue(), "storefront", Optional.empty()).build(),
        table(tables.ledger(), "page", Optional.of("entry")).build(),
        table(tables.reports(), "book", Optional.of("entry"))
            .streamSpecification(NEW_IMAGES)
            .build(),
        table(tables.certificates(), "provider", Optional.empty()).build());
  }

  /// The attribute by which DynamoDB deletes evidence.
  public static UpdateTimeToLiveRequest timeToLive(Tables tables) {
    return UpdateTimeToLiveRequest.builder()
        .tableName(tables.evidence())
        .timeToLiveSpecification(
            TimeToLiveSpecification.builder().enabled(true).attributeName("expiresAt").build())
        .build();
  }

  /// Creates missing tables, and the indexes that a table of an earlier version lacks; changes
  /// nothing else.
  public static void create(DynamoDbClient client, Tables tables) {
    var existing = client.listTables().tableNames();
    for (var table : all(tables)) {
      if (existing.contains(table.tableName())) {
        addIndexes(client, table);
      } else {
        client.createTable(table);
      }
    }
    try (var waiter = client.waiter()) {
      all(tables).forEach(table -> waiter.waitUntilTableExists(describe(table.tableName())));
    }
    var evidence = DescribeTimeToLiveRequest.builder().tableName(tables.evidence()).build();
    var now = client.describeTimeToLive(evidence).timeToLiveDescription().timeToLiveStatus();
    if (now == TimeToLiveStatus.DISABLED) {
      client.updateTimeToLive(timeToLive(tables));
    }
  }

  private static void addIndexes(DynamoDbClient client, CreateTableRequest table) {
    var existing =
        client.describeTable(describe(table.tableName())).table().globalSecondaryIndexes().stream()
            .map(GlobalSecondaryIndexDescription::indexName)
            .toList();
    for (var index : table.globalSecondaryIndexes()) {
      if (!existing.contains(index.indexName())) {
        client.updateTable(
            UpdateTableRequest.builder()
                .tableName(table.tableName())
                .attributeDefinitions(table.attributeDefinitions())
                .globalSecondaryIndexUpdates(added(index))
                .build());
      }
    }
  }

  private static GlobalSecondaryIndexUpdate added(GlobalSecondaryIndex index) {
    var create =
        CreateGlobalSecondaryIndexAction.builder()
            .indexName(index.indexName())
            .keySchema(index.keySchema())
            .projection(index.projection())
            .build();
    return GlobalSecondaryIndexUpdate.builder().create(create).build();
  }

  private static DescribeTableRequest describe(String table) {
    return DescribeTableRequest.builder().tableName(table).build();
  }

  private static CreateTableRequest orders(String name) {
    return table(name, "id", Optional.empty())
        .attributeDefinitions(
            attribute("id", S),
            attribute("customer", S),
            attribute("placedAt", N),
            attribute("dueShard", S),
            attribute("dueAt", N),
            attribute("heldShard", S),
            attribute("heldSince", N))
        .globalSecondaryIndexes(
            index(Tables.BY_CUSTOMER, "customer", "placedAt"),
            index(Tables.BY_DUE, "dueShard", "dueAt"),
            index(Tables.BY_HELD, "heldShard", "heldSince"))
        .streamSpecification(NEW_IMAGES)
        .build();
  }

  private static CreateTableRequest entitlements(String name) {
    return table(name, "customer", Optional.of("grant"))
        .attributeDefinitions(attribute("customer", S), attribute("grant", S), attribute("page", S))
        .globalSecondaryIndexes(index(Tables.BY_PAGE, "page", "grant"))
        .build();
  }

  private static CreateTableRequest.Builder table(
      String name, String hash, Optional<String> range) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            Stream.concat(Stream.of(hash), range.stream()).map(key -> attribute(key, S)).toList())
        .keySchema(keys(hash, range));
  }

  private static GlobalSecondaryIndex index(String name, String hash, String range) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(hash, Optional.of(range)))
        .projection(Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build())
        .build();
  }

  private static List<KeySchemaElement> keys(String hash, Optional<String> range) {
    return Stream.concat(
            Stream.of(key(hash, KeyType.HASH)),
            range.stream().map(name -> key(name, KeyType.RANGE)))
        .toList();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }
}

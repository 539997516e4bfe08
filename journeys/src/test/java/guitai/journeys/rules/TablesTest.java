package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.dynamodb.Tables;
import guitai.json.Json;
import guitai.local.dynamodb.TableDefinitions;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

class TablesTest {

  private static final List<String> SHAPE =
      List.of(
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "StreamSpecification",
          "BillingMode");
  private static final Tables TABLES =
      Tables.named(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));

  @Test
  void the_local_tables_are_the_deployed_ones() throws IOException {
    var deployed = new TreeMap<String, JsonObject>();
    Template.read()
        .all("AWS::DynamoDB::Table")
        .forEach((id, table) -> deployed.put(id, shape(table)));
    var local = new TreeMap<String, JsonObject>();
    TableDefinitions.all(TABLES).forEach(table -> local.put(table.tableName(), json(table)));
    assertThat(local).isEqualTo(deployed);
  }

  @Test
  void evidence_expires_by_the_same_attribute_locally_and_deployed() throws IOException {
    var deployed = Template.read().properties("Evidence").getJsonObject("TimeToLiveSpecification");
    var local = TableDefinitions.timeToLive(TABLES);
    assertThat(local.tableName()).isEqualTo("Evidence");
    assertThat(local.timeToLiveSpecification().attributeName())
        .isEqualTo(deployed.getString("AttributeName"));
  }

  @Test
  void no_table_is_lost_with_its_stack_or_without_a_backup() throws IOException {
    var template = Template.read();
    Template.read()
        .all("AWS::DynamoDB::Table")
        .forEach((id, table) -> {
          assertThat(template.resource(id).getString("DeletionPolicy")).isEqualTo("Retain");
          assertThat(template.resource(id).getString("UpdateReplacePolicy")).isEqualTo("Retain");
          assertThat(table.getString("DeletionProtectionEnabled")).isEqualTo("true");
          assertThat(
                  table
                      .getJsonObject("PointInTimeRecoverySpecification")
                      .getString("PointInTimeRecoveryEnabled"))
              .isEqualTo("true");
        });
  }

  private static JsonObject shape(JsonObject table) {
    var json = Json.object();
    SHAPE.stream().filter(table::containsKey).forEach(name -> json.add(name, table.get(name)));
    return json.build();
  }

  private static JsonObject json(CreateTableRequest table) {
    var json =
        Json.object()
            .add(
                "AttributeDefinitions",
                list(table.attributeDefinitions().stream().map(TablesTest::json).toList()))
            .add("KeySchema", keys(table.keySchema()));
    if (table.hasGlobalSecondaryIndexes()) {
      json.add(
          "GlobalSecondaryIndexes",
          list(table.globalSecondaryIndexes().stream().map(TablesTest::json).toList()));
    }
    if (table.streamSpecification() != null) {
      json.add(
          "StreamSpecification",
          Json.object()
              .add("StreamViewType", table.streamSpecification().streamViewTypeAsString()));
    }
    return json.add("BillingMode", table.billingModeAsString()).build();
  }

  private static JsonObject json(AttributeDefinition attribute) {
    return Json.object()
        .add("AttributeName", attribute.attributeName())
        .add("AttributeType", attribute.attributeTypeAsString())
        .build();
  }

  private static JsonObject json(GlobalSecondaryIndex index) {
    return Json.object()
        .add("IndexName", index.indexName())
        .add("KeySchema", keys(index.keySchema()))
        .add(
            "Projection",
            Json.object().add("ProjectionType", index.projection().projectionTypeAsString()))
        .build();
  }

  private static JsonArray keys(List<KeySchemaElement> keys) {
    return list(
        keys.stream()
            .map(key ->
                Json.object()
                    .add("AttributeName", key.attributeName())
                    .add("KeyType", key.keyTypeAsString())
                    .build())
            .toList());
  }

  private static JsonArray list(List<? extends JsonValue> values) {
    var json = Json.array();
    values.forEach(json::add);
    return json.build();
  }
}

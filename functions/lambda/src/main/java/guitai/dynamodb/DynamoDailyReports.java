package guitai.dynamodb;

import guitai.json.Json;
import guitai.reconciliation.CarriedOver;
import guitai.reconciliation.DailyReport;
import guitai.reconciliation.DailyReports;
import guitai.reconciliation.Difference;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Statements, each an item of its book, and what each lists, each an item of its book and day. The
/// statement is written last: it counts what is there.
public record DynamoDailyReports(DynamoDbClient client, Tables tables) implements DailyReports {
  private static final String BOOK = "book";
  private static final String ENTRY = "entry";
  private static final String JSON = "json";
  private static final String DIFFERENCES = "differences ";
  private static final String WAITING = "waiting ";

  @Override
  public Optional<DailyReport> find(String book, LocalDate day) {
    return Optional.of(Requests.item(client, tables.statements(), key(book, day.toString())))
        .filter(item -> !item.isEmpty())
        .map(DynamoDailyReports::statement);
  }

  @Override
  public List<DailyReport> between(String book, LocalDate first, LocalDate last) {
    var query =
        query("#book = :book AND #entry BETWEEN :first AND :last")
            .expressionAttributeValues(
                Map.of(
                    ":book", Values.text(book),
                    ":first", Values.text(first.toString()),
                    ":last", Values.text(last.toString())));
    var found = new ArrayList<DailyReport>();
    Pages.read(client, query, item -> found.add(statement(item)));
    return List.copyOf(found);
  }

  private static DailyReport statement(Map<String, AttributeValue> item) {
    return DailyReport.fromJson(json(item));
  }

  @Override
  public void put(DailyReport statement, List<Difference> differences, List<CarriedOver> waiting) {
    var ofDay = statement.source() + " " + statement.day();
    replace(DIFFERENCES + ofDay, differences, each -> item(each.key(), each.toJson()));
    replace(WAITING + ofDay, waiting, each -> item(each.key(), each.toJson()));
    var item = item(statement.day().toString(), statement.toJson());
    var request =
        PutItemRequest.builder()
            .tableName(tables.statements())
            .item(with(item, statement.source(), statement.counts().differences()))
            .build();
    Requests.send(() -> client.putItem(request));
  }

  /// Where there are any, their count stands beside the document too, for whoever is to be told.
  private static Map<String, AttributeValue> with(Item item, String book, long differences) {
    var stated =
        new HashMap<>(
            Map.of(
                BOOK, Values.text(book),
                ENTRY, Values.text(item.entry()),
                JSON, Values.text(item.json().toString())));
    if (differences > 0) {
      stated.put("differences", Values.number(differences));
    }
    return stated;
  }

  private record Item(String entry, JsonObject json) {}

  private static Item item(String entry, JsonObject json) {
    return new Item(entry, json);
  }

  private <T> void replace(String book, List<T> all, Function<T, Item> item) {
    var items = all.stream().map(item).toList();
    var kept = items.stream().map(Item::entry).collect(Collectors.toSet());
    var gone =
        entries(book).stream()
            .map(old -> Values.text(old, ENTRY))
            .filter(entry -> !kept.contains(entry));
    new Writes(client, tables.statements())
        .write(
            Stream.concat(
                items.stream()
                    .map(one ->
                        Writes.put(
                            Map.of(
                                BOOK, Values.text(book),
                                ENTRY, Values.text(one.entry()),
                                JSON, Values.text(one.json().toString())))),
                gone.map(entry -> Writes.delete(key(book, entry)))));
  }

  private static Map<String, AttributeValue> key(String book, String entry) {
    return Map.of(BOOK, Values.text(book), ENTRY, Values.text(entry));
  }

  @Override
  public List<Difference> differences(String book, LocalDate day) {
    return entries(DIFFERENCES + book + " " + day).stream()
        .map(item -> Difference.fromJson(json(item)))
        .toList();
  }

  @Override
  public Page differences(String book, LocalDate day, Optional<String> after, int limit) {
    var pages = DIFFERENCES + book + " " + day;
    var query = all(pages).limit(limit + 1);
    after.ifPresent(entry -> query.exclusiveStartKey(key(pages, entry)));
    var request = query.build();
    var found =
        Requests.send(() -> client.query(request)).items().stream()
            .map(item -> Difference.fromJson(json(item)))
            .toList();
    var page = found.subList(0, Math.min(limit, found.size()));
    return new Page(
        page, page.size() < found.size() ? Optional.of(page.getLast().key()) : Optional.empty());
  }

  @Override
  public List<CarriedOver> waiting(String book, LocalDate day) {
    return entries(WAITING + book + " " + day).stream()
        .map(item -> CarriedOver.fromJson(json(item)))
        .toList();
  }

  private List<Map<String, AttributeValue>> entries(String book) {
    var found = new ArrayList<Map<String, AttributeValue>>();
    Pages.read(client, all(book), found::add);
    return found;
  }

  private QueryRequest.Builder all(String book) {
    return query("#book = :book")
        .expressionAttributeNames(Map.of("#book", BOOK))
        .expressionAttributeValues(Map.of(":book", Values.text(book)));
  }

  private QueryRequest.Builder query(String condition) {
    return QueryRequest.builder()
        .tableName(tables.statements())
        .consistentRead(true)
        .keyConditionExpression(condition)
        .expressionAttributeNames(Map.of("#book", BOOK, "#entry", ENTRY));
  }

  private static JsonObject json(Map<String, AttributeValue> item) {
    return Json.parse(Values.text(item, JSON));
  }
}

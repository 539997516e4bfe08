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

/// Daily reports, each an item of its source; their differences and what is carried over, each an
/// item of its source and day. The report is written last: it counts the stored differences.
public record DynamoDailyReports(DynamoDbClient client, Tables tables) implements DailyReports {
  private static final String BOOK = "book";
  private static final String ENTRY = "entry";
  private static final String JSON = "json";
  private static final String DIFFERENCES = "differences ";
  private static final String WAITING = "waiting ";

  @Override
  public Optional<DailyReport> find(String source, LocalDate day) {
    return Optional.of(Requests.item(client, tables.reports(), key(source, day.toString())))
        .filter(item -> !item.isEmpty())
        .map(DynamoDailyReports::report);
  }

  @Override
  public List<DailyReport> between(String source, LocalDate first, LocalDate last) {
    var query =
        query("#book = :book AND #entry BETWEEN :first AND :last")
            .expressionAttributeValues(
                Map.of(
                    ":book", Values.text(source),
                    ":first", Values.text(first.toString()),
                    ":last", Values.text(last.toString())));
    var found = new ArrayList<DailyReport>();
    Pages.read(client, query, item -> found.add(report(item)));
    return List.copyOf(found);
  }

  private static DailyReport report(Map<String, AttributeValue> item) {
    return DailyReport.fromJson(json(item));
  }

  @Override
  public void put(DailyReport report, List<Difference> differences, List<CarriedOver> carriedOver) {
    var ofDay = report.source() + " " + report.day();
    replace(DIFFERENCES + ofDay, differences, each -> item(each.key(), each.toJson()));
    replace(WAITING + ofDay, carriedOver, each -> item(each.key(), each.toJson()));
    var item = item(report.day().toString(), report.toJson());
    var request =
        PutItemRequest.builder()
            .tableName(tables.reports())
            .item(with(item, report.source(), report.counts().differences()))
            .build();
    Requests.send(() -> client.putItem(request));
  }

  /// Where there are differences, their count is an attribute too: the pipe to the event bus
  /// filters by it.
  private static Map<String, AttributeValue> with(Item item, String source, long differences) {
    var attributes =
        new HashMap<>(
            Map.of(
                BOOK, Values.text(source),
                ENTRY, Values.text(item.entry()),
                JSON, Values.text(item.json().toString())));
    if (differences > 0) {
      attributes.put("differences", Values.number(differences));
    }
    return attributes;
  }

  private record Item(String entry, JsonObject json) {}

  private static Item item(String entry, JsonObject json) {
    return new Item(entry, json);
  }

  private <T> void replace(String source, List<T> all, Function<T, Item> item) {
    var items = all.stream().map(item).toList();
    var written = items.stream().map(Item::entry).collect(Collectors.toSet());
    var removed =
        entries(source).stream()
            .map(old -> Values.text(old, ENTRY))
            .filter(entry -> !written.contains(entry));
    new Writes(client, tables.reports())
        .write(
            Stream.concat(
                items.stream()
                    .map(one ->
                        Writes.put(
                            Map.of(
                                BOOK, Values.text(source),
                                ENTRY, Values.text(one.entry()),
                                JSON, Values.text(one.json().toString())))),
                removed.map(entry -> Writes.delete(key(source, entry)))));
  }

  private static Map<String, AttributeValue> key(String source, String entry) {
    return Map.of(BOOK, Values.text(source), ENTRY, Values.text(entry));
  }

  @Override
  public List<Difference> differences(String source, LocalDate day) {
    return entries(DIFFERENCES + source + " " + day).stream()
        .map(item -> Difference.fromJson(json(item)))
        .toList();
  }

  @Override
  public Page differences(String source, LocalDate day, Optional<String> after, int limit) {
    var pages = DIFFERENCES + source + " " + day;
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
  public List<CarriedOver> carriedOver(String source, LocalDate day) {
    return entries(WAITING + source + " " + day).stream()
        .map(item -> CarriedOver.fromJson(json(item)))
        .toList();
  }

  private List<Map<String, AttributeValue>> entries(String source) {
    var found = new ArrayList<Map<String, AttributeValue>>();
    Pages.read(client, all(source), found::add);
    return found;
  }

  private QueryRequest.Builder all(String source) {
    return query("#book = :book")
        .expressionAttributeNames(Map.of("#book", BOOK))
        .expressionAttributeValues(Map.of(":book", Values.text(source)));
  }

  private QueryRequest.Builder query(String condition) {
    return QueryRequest.builder()
        .tableName(tables.reports())
        .consistentRead(true)
        .keyConditionExpression(condition)
        .expressionAttributeNames(Map.of("#book", BOOK, "#entry", ENTRY));
  }

  private static JsonObject json(Map<String, AttributeValue> item) {
    return Json.parse(Values.text(item, JSON));
  }
}

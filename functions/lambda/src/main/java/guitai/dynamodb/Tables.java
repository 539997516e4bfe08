package guitai.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names of the tables. A function has the names of those that it may use.
public record Tables(Map<Table, String> names) {
  /// The sparse indexes of what is due and what is held are spread over this many partitions.
  public static final int SHARDS = 16;

  /// Orders of a customer by when they were placed, keys only.
  public static final String BY_CUSTOMER = "ByCustomer";

  /// Orders with something outstanding by when the next step is due, keys only, by shard.
  public static final String BY_DUE = "ByDue";

  /// Held payments by when they were held, keys only, by shard.
  public static final String BY_HELD = "ByHeld";

  /// Live grants by when they were paid, keys only, by day and shard.
  public static final String BY_PAGE = "ByPage";

  public Tables {
    names = Map.copyOf(names);
  }

  /// All tables.
  ///
  /// @param name of a table whose plain name is given, like `orders`
  public static Tables named(UnaryOperator<String> name) {
    return new Tables(
        Stream.of(Table.values())
            .collect(Collectors.toMap(table -> table, table -> name.apply(table.text()))));
  }

  public String orders() {
    return name(Table.ORDERS);
  }

  public String evidence() {
    return name(Table.EVIDENCE);
  }

  public String entitlements() {
    return name(Table.ENTITLEMENTS);
  }

  public String catalogue() {
    return name(Table.CATALOGUE);
  }

  public String ledger() {
    return name(Table.LEDGER);
  }

  public String reports() {
    return name(Table.REPORTS);
  }

  public String certificates() {
    return name(Table.CERTIFICATES);
  }

  /// @throws IllegalStateException if this function has no such table
  private String name(Table table) {
    return Optional.ofNullable(names.get(table))
        .orElseThrow(() -> new IllegalStateException("the environment has no " + table.setting()));
  }

  /// All shards.
  static List<String> shards() {
    return IntStream.range(0, SHARDS).mapToObj("%02d"::formatted).toList();
  }

  /// `00` to `15`; the shard of an item never changes.
  public static String shard(String id) {
    int shard = Math.floorMod(id.hashCode(), SHARDS);
    return (shard < 10 ? "0" : "") + shard;
  }
}

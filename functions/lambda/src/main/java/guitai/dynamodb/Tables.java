package guitai.dynamodb;

import java.util.List;
import java.util.stream.IntStream;

/// The names of the tables. Tables are separate where retention, recovery or permissions differ.
///
/// @param orders orders with their events, and payments of no order; has the stream
/// @param evidence verified deliveries, deleted when their retention is over
/// @param entitlements grants by customer
/// @param catalogue one document for each storefront
/// @param ledger payments and refunds on the pages of their days, written with their orders
/// @param reports daily reports of the reconciliation (对账), with their differences
/// @param certificates that providers sign with, by provider
public record Tables(
    String orders,
    String evidence,
    String entitlements,
    String catalogue,
    String ledger,
    String reports,
    String certificates) {
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

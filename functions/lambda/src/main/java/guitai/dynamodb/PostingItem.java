package guitai.dynamodb;

import guitai.payment.Posting;
import guitai.payment.PostingJson;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// A posting of the ledger (台账) as its item, on one of the sixteen pages of its provider's day: two
/// payments at once wait neither for one item nor for one partition.
final class PostingItem {
  static final String PAGE = "page";
  static final String ENTRY = "entry";
  private static final String POSTING = "posting";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private PostingItem() {}

  /// @param day in China
  static String page(String provider, LocalDate day, String shard) {
    return provider + " " + day + " " + shard;
  }

  static TransactWriteItem put(String table, Posting posting) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item(posting)).build())
        .build();
  }

  static Map<String, AttributeValue> key(Posting posting) {
    var payment = posting.payment();
    var day = posting.at().atZone(CHINA).toLocalDate();
    return Map.of(
        PAGE,
        Values.text(page(payment.provider(), day, Tables.shard(payment.number()))),
        ENTRY,
        Values.text(posting.key()));
  }

  private static Map<String, AttributeValue> item(Posting posting) {
    var item = new HashMap<>(key(posting));
    item.put(POSTING, Values.text(PostingJson.write(posting)));
    return item;
  }

  static Posting posting(Map<String, AttributeValue> item) {
    return PostingJson.read(Values.text(item, POSTING));
  }
}

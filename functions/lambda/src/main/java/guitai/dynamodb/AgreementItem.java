package guitai.dynamodb;

import guitai.payment.AgreementId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// What was told of an agreement as its item: each notice by its type and number, in a set, so that
/// one told again is there already. The notices themselves are evidence.
final class AgreementItem {
  private AgreementItem() {}

  static String id(AgreementId agreement) {
    return "agreement " + agreement.text();
  }

  static Update update(String table, AgreementId agreement, String type, String notice) {
    return Update.builder()
        .tableName(table)
        .key(OrderItem.key(id(agreement)))
        .updateExpression("SET #kind = :kind ADD #notices :notices")
        .expressionAttributeNames(Map.of("#kind", OrderItem.KIND, "#notices", "notices"))
        .expressionAttributeValues(
            Map.of(
                ":kind",
                Values.text("agreement"),
                ":notices",
                AttributeValue.builder().ss(type + " " + notice).build()))
        .build();
  }
}

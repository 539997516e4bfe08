package guitai.dynamodb;

import guitai.payment.AgreementId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The notifications of an agreement (签约协议) as its item: the type and number of each, in a set, so
/// that a redelivery adds nothing. The notifications themselves are stored as evidence.
final class AgreementItem {
  private AgreementItem() {}

  static String id(AgreementId agreement) {
    return "agreement " + agreement.text();
  }

  static Update update(String table, AgreementId agreement, String type, String notification) {
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
                AttributeValue.builder().ss(type + " " + notification).build()))
        .build();
  }
}

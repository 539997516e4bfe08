package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.dynamodb.DynamoPurchases;
import guitai.fulfilment.OrderFulfilment;
import guitai.fulfilment.PurchaseFulfilment;
import guitai.order.OrderId;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Reads the stream of orders and purchases: each record wakes it to grant what its order says by
/// now. One bad order holds up no other.
public record GrantEntitlement(OrderFulfilment granting, PurchaseFulfilment purchases)
    implements RequestStreamHandler {
  public GrantEntitlement() {
    this(Wiring.ofEnvironment());
  }

  private GrantEntitlement(Wiring wiring) {
    this(wiring.granting(), wiring.purchaseGranting());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    new PartialBatch(GrantEntitlement::sequenceNumber, _ -> true, this::grant)
        .handle(in, out, context);
  }

  private static String sequenceNumber(JsonObject change) {
    return change.getJsonObject("dynamodb").getString("SequenceNumber");
  }

  private void grant(JsonObject change, Log.Line log) {
    var id =
        change.getJsonObject("dynamodb").getJsonObject("Keys").getJsonObject("id").getString("S");
    OrderId.parse(id)
        .ifPresent(order -> log.put("order", id).put("outcome", word(granting.fulfil(order))));
    DynamoPurchases.purchase(id)
        .ifPresent(bought ->
            log.put("purchase", bought.text()).put("outcome", word(purchases.fulfil(bought))));
  }

  private static String word(boolean granted) {
    return granted ? "granted" : "known";
  }
}

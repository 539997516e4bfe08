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

/// Fulfilment (发货) by the stream of orders and in-app purchases: for each record it grants or
/// revokes what the order's state now requires. An order that fails delays no other.
public record GrantEntitlement(OrderFulfilment granting, PurchaseFulfilment purchases, Log log)
    implements RequestStreamHandler {
  public GrantEntitlement() {
    this(Wiring.ofEnvironment());
  }

  private GrantEntitlement(Wiring wiring) {
    this(wiring.granting(), wiring.purchaseGranting(), wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    new PartialBatch(log, GrantEntitlement::sequenceNumber, _ -> true, this::grant)
        .handle(in, out, context);
  }

  private static String sequenceNumber(JsonObject change) {
    return change.getJsonObject("dynamodb").getString("SequenceNumber");
  }

  private void grant(JsonObject change, Log.Line log) {
    var id =
        change.getJsonObject("dynamodb").getJsonObject("Keys").getJsonObject("id").getString("S");
    OrderId.parse(id)
        .ifPresent(order -> log.put("order", id).put("outcome", outcome(granting.fulfil(order))));
    DynamoPurchases.purchase(id)
        .ifPresent(purchase ->
            log.put("purchase", purchase.text())
                .put("outcome", outcome(purchases.fulfil(purchase))));
  }

  private static String outcome(boolean granted) {
    return granted ? "granted" : "known";
  }
}

package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.counter.Granting;
import guitai.counter.PurchaseGranting;
import guitai.dynamodb.DynamoPurchases;
import guitai.json.Json;
import guitai.order.OrderId;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Reads the stream of orders and purchases: each record wakes it to grant what its order says by
/// now. Records are handled one by one, and the failed ones reported, so that one bad order holds
/// up no other.
///
/// @see <a
///   href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">partial
///   batch responses</a>
public record GrantEntitlement(Granting granting, PurchaseGranting purchases)
    implements RequestStreamHandler {
  private static final int EVENT_LIMIT = 8 * 1024 * 1024;

  public GrantEntitlement() {
    this(Wiring.ofEnvironment());
  }

  private GrantEntitlement(Wiring wiring) {
    this(wiring.granting(), wiring.purchaseGranting());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var failures = Json.array();
    for (var value : Json.parse(in.readNBytes(EVENT_LIMIT)).getJsonArray("Records")) {
      var change = value.asJsonObject().getJsonObject("dynamodb");
      if (!grant(change, context)) {
        failures.add(Json.object().add("itemIdentifier", change.getString("SequenceNumber")));
      }
    }
    var answer = Json.object().add("batchItemFailures", failures).build();
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String word(boolean granted) {
    return granted ? "granted" : "known";
  }

  private boolean grant(JsonObject change, Context context) {
    var log = Log.line(context.getFunctionName(), context.getAwsRequestId());
    try {
      var id = change.getJsonObject("Keys").getJsonObject("id").getString("S");
      OrderId.parse(id)
          .ifPresent(order -> log.put("order", id).put("outcome", word(granting.grant(order))));
      DynamoPurchases.purchase(id)
          .ifPresent(bought ->
              log.put("purchase", bought.text()).put("outcome", word(purchases.bring(bought))));
      return true;
    } catch (RuntimeException e) {
      log.failed(e);
      return false;
    } finally {
      log.write();
    }
  }
}

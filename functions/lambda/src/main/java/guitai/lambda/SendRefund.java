package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import guitai.order.OrderId;
import guitai.reconciliation.Sending;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// Reads the queue of refunds that were asked for: each message wakes it to send what its order
/// says is to be sent by now. Messages are handled one by one, and the failed ones reported, so
/// that they alone come again; what it fails for good, the minute's run carries on.
///
/// @see <a
///   href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial
///   batch responses</a>
public record SendRefund(Sending sending) implements RequestStreamHandler {
  private static final int EVENT_LIMIT = 8 * 1024 * 1024;

  /// A query and a sending at their slowest; with less time left nothing is begun.
  private static final Duration RESERVE = Duration.ofSeconds(17);

  public SendRefund() {
    this(Wiring.ofEnvironment().sending());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var failures = Json.array();
    for (var value : Json.parse(in.readNBytes(EVENT_LIMIT)).getJsonArray("Records")) {
      var message = value.asJsonObject();
      if (!send(message, context)) {
        failures.add(Json.object().add("itemIdentifier", message.getString("messageId")));
      }
    }
    var answer = Json.object().add("batchItemFailures", failures).build();
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private boolean send(JsonObject message, Context context) {
    if (context.getRemainingTimeInMillis() < RESERVE.toMillis()) {
      return false;
    }
    var log = Log.line(context.getFunctionName(), context.getAwsRequestId());
    try {
      var event = Json.parse(message.getString("body"));
      var id = OrderId.parse(event.getJsonObject("detail").getString("orderId")).orElseThrow();
      log.put("order", id.text()).put("outcome", word(sending.send(id)));
      return true;
    } catch (RuntimeException e) {
      log.failed(e);
      return false;
    } finally {
      log.write();
    }
  }

  private static String word(Sending.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}

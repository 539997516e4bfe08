package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import guitai.order.OrderId;
import guitai.refund.RefundDispatch;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;

/// Reads the queue of refunds that were asked for: each message wakes it to send what its order
/// says is to be sent by now. What it fails for good, the minute's run carries on.
///
/// @see <a
///   href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial
///   batch responses</a>
public record SendRefund(RefundDispatch sending) implements RequestStreamHandler {
  /// A query and a sending at their slowest; with less time left nothing is begun.
  private static final Duration RESERVE = Duration.ofSeconds(17);

  public SendRefund() {
    this(Wiring.ofEnvironment().sending());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    new PartialBatch(
            message -> message.getString("messageId"),
            given -> given.getRemainingTimeInMillis() >= RESERVE.toMillis(),
            this::send)
        .handle(in, out, context);
  }

  private void send(JsonObject message, Log.Line log) {
    var event = Json.parse(message.getString("body"));
    var id = OrderId.parse(event.getJsonObject("detail").getString("orderId")).orElseThrow();
    log.put("order", id.text()).put("outcome", word(sending.send(id)));
  }

  private static String word(RefundDispatch.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}

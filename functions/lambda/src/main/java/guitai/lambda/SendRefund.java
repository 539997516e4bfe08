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

/// Executes refunds (退款执行) from the queue of refund requests: for each message it sends the refund
/// that its order has to send now. RecoverPayments takes over refunds that it can't send.
///
/// @see <a
///   href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial
///   batch responses</a>
public record SendRefund(RefundDispatch sending, Log log) implements RequestStreamHandler {
  /// One query and one refund at their slowest; with less time left no message is started.
  private static final Duration RESERVE = Duration.ofSeconds(17);

  public SendRefund() {
    this(Wiring.ofEnvironment());
  }

  private SendRefund(Wiring wiring) {
    this(wiring.sending(), wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    new PartialBatch(
            log,
            message -> message.getString("messageId"),
            invocation -> invocation.getRemainingTimeInMillis() >= RESERVE.toMillis(),
            this::send)
        .handle(in, out, context);
  }

  private void send(JsonObject message, Log.Line log) {
    var event = Json.parse(message.getString("body"));
    var id = OrderId.parse(event.getJsonObject("detail").getString("id")).orElseThrow();
    log.put("order", id.text()).put("outcome", text(sending.send(id)));
  }

  private static String text(RefundDispatch.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}

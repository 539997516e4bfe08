package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import guitai.reconciliation.Reconciliation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Runs every minute: whatever is outstanding is asked for at its provider and recorded as a
/// notification would be.
public record Reconcile(Reconciliation reconciliation) implements RequestStreamHandler {
  /// Left for the look that is under way when the time is over.
  private static final Duration RESERVE = Duration.ofSeconds(12);

  public Reconcile() {
    this(Wiring.ofEnvironment().reconciliation());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var log = Log.line(context.getFunctionName(), context.getAwsRequestId());
    try {
      var time = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
      var run = reconciliation.run(time);
      log.put("looked", run.looked()).put("learned", run.learned()).put("failed", run.failed());
      var answer =
          Json.object()
              .add("looked", run.looked())
              .add("learned", run.learned())
              .add("failed", run.failed())
              .build();
      out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      log.failed(e);
      throw e;
    } finally {
      log.write();
    }
  }
}

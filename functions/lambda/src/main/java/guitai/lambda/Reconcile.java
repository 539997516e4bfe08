package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import guitai.order.Unavailable;
import guitai.reconciliation.Bringing;
import guitai.reconciliation.Recall;
import guitai.reconciliation.Reconciliation;
import guitai.reconciliation.Refresh;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// Runs every minute: whatever is outstanding is asked for at its provider and recorded as a
/// notification would be. Before that, the certificates that providers sign with are kept fresh;
/// after it, what purchases give is brought where it wasn't, what providers told is read where it
/// wasn't heard, and responders are asked whether certificates were revoked.
public record Reconcile(
    Reconciliation reconciliation,
    Refresh refresh,
    Bringing bringing,
    Recall recall,
    RevocationWatch revocationWatch,
    Metric unrefreshed,
    Metric unread)
    implements RequestStreamHandler {
  /// Left for the look that is under way when the time is over.
  private static final Duration RESERVE = Duration.ofSeconds(12);

  /// Left for what comes after the orders, however many of them are due.
  private static final Duration AFTER = Duration.ofSeconds(10);

  public Reconcile() {
    this(Wiring.ofEnvironment());
  }

  private Reconcile(Wiring wiring) {
    this(
        wiring.reconciliation(),
        wiring.refresh(),
        wiring.bringing(),
        wiring.recall(),
        wiring.revocationWatch(),
        wiring.unrefreshed(),
        wiring.unread());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var log = Log.line(context.getFunctionName(), context.getAwsRequestId());
    int status = 200;
    var run = new Reconciliation.Run(0, 0, 0);
    try {
      refresh(log);
      run = reconciliation.run(time(context).minus(AFTER));
      run = run.plus(bringing.run(time(context)));
      run = run.plus(recall(context, log));
      revocationWatch.run(time(context), log);
    } catch (Unavailable e) {
      log.failed(e);
      status = 503;
    }
    log.put("looked", run.looked()).put("learned", run.learned()).put("failed", run.failed());
    if (log.matters()
        || run.looked() + run.learned() + run.failed() > 0) { // most minutes have nothing to tell
      log.put("status", status).write();
    }
    var answer =
        Json.object()
            .add("statusCode", status)
            .add("looked", run.looked())
            .add("learned", run.learned())
            .add("failed", run.failed())
            .build();
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Not worth stopping for: what is kept is good for as long as the provider signs with it.
  private void refresh(Log.Line log) {
    int failed = refresh.run();
    if (failed > 0) {
      unrefreshed.count(failed, Instant.now());
      log.put("unrefreshed", failed).warned();
    }
  }

  /// A history without an answer is due again by itself.
  private Reconciliation.Run recall(Context context, Log.Line log) {
    var read = recall.run(time(context));
    if (read.failed() > 0) {
      unread.count(read.failed(), Instant.now());
      log.put("unread", read.failed()).warned();
    }
    if (read.unproved() > 0) {
      log.put("unproved", read.unproved()).warned();
    }
    return new Reconciliation.Run(0, read.found(), read.failed());
  }

  private static Duration time(Context context) {
    return Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
  }
}

package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import guitai.problem.Unavailable;
import guitai.recovery.CertificateRefresh;
import guitai.recovery.FulfilmentRecovery;
import guitai.recovery.HistoryRecovery;
import guitai.recovery.PaymentRecovery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/// Recovery (掉单补偿), every minute: queries the providers (查单) for every order and refund that is
/// due, and records the answers as notifications would be. Before that it refreshes the platform
/// certificates. After it, it fulfils in-app purchases that aren't fulfilled yet, reads the
/// provider's history for notifications that didn't arrive, and queries whether certificates were
/// revoked.
public record RecoverPayments(
    PaymentRecovery recovery,
    CertificateRefresh refresh,
    FulfilmentRecovery fulfilment,
    HistoryRecovery histories,
    RevocationWatch revocationWatch,
    Metrics metrics,
    RunReport report,
    Log log)
    implements RequestStreamHandler {
  /// The metrics of a run.
  public record Metrics(Metric unrefreshed, Metric unread, Metric faults, Metric skipped) {}

  /// Time left for the query that is running when no other may start.
  private static final Duration RESERVE = Duration.ofSeconds(12);

  /// Time left for the steps after the orders, however many orders are due.
  private static final Duration AFTER = Duration.ofSeconds(10);

  public RecoverPayments() {
    this(Wiring.ofEnvironment());
  }

  private RecoverPayments(Wiring wiring) {
    this(
        wiring.paymentRecovery(),
        wiring.refresh(),
        wiring.fulfilmentRecovery(),
        wiring.historyRecovery(),
        wiring.revocationWatch(),
        wiring.minuteMetrics(),
        wiring.runReport(),
        wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var line = log.line(context);
    var minute = new Minute(line, report);
    minute.step("refresh-certificates", () -> refresh(line));
    minute.step("recover-payments", () -> recovery.run(time(context).minus(AFTER)));
    minute.step("fulfil-purchases", () -> fulfilment.run(time(context)));
    minute.step("read-history", () -> readHistories(context, line));
    minute.step(
        "check-revocation",
        () -> {
          revocationWatch.run(time(context), line);
          return PaymentRecovery.Run.NONE;
        });
    var run = minute.run;
    run.fault()
        .ifPresent(fault -> {
          metrics.faults().count(1);
          line.failed(fault);
        });
    if (minute.skipped > 0) {
      metrics.skipped().count(minute.skipped);
    }
    report.of(run, line);
    int status = minute.skipped > 0 ? 503 : 200;
    line.put("looked", run.queried()).put("learned", run.learned()).put("failed", run.failed());
    if (line.matters()
        || run.queried() + run.learned() + run.failed() > 0) { // most runs find nothing
      line.put("status", status).write();
    }
    var answer =
        Json.object()
            .add("statusCode", status)
            .add("looked", run.queried())
            .add("learned", run.learned())
            .add("failed", run.failed())
            .build();
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A failed refresh doesn't stop the run: stored certificates are good while the provider uses
  /// them.
  private PaymentRecovery.Run refresh(Log.Line line) {
    int failed = refresh.run();
    if (failed > 0) {
      metrics.unrefreshed().count(failed);
      line.put("unrefreshed", failed).warned();
    }
    return PaymentRecovery.Run.NONE;
  }

  /// One run; a step that fails doesn't stop the next ones.
  private static final class Minute {
    private final Log.Line line;
    private final RunReport report;
    private PaymentRecovery.Run run = PaymentRecovery.Run.NONE;
    private int skipped;

    Minute(Log.Line line, RunReport report) {
      this.line = line;
      this.report = report;
    }

    void step(String work, Supplier<PaymentRecovery.Run> step) {
      try {
        run = run.plus(step.get());
        report.completed(work);
      } catch (Unavailable e) {
        skipped++;
        line.failed(e);
      } catch (RuntimeException e) {
        run = run.plus(PaymentRecovery.Run.ofFault(e));
      }
    }
  }

  /// A history that didn't answer is read again by the next run.
  private PaymentRecovery.Run readHistories(Context context, Log.Line line) {
    var read = histories.run(time(context));
    if (read.failed() > 0) {
      metrics.unread().count(read.failed());
      line.put("unread", read.failed()).warned();
    }
    if (read.unproved() > 0) {
      line.put("unproved", read.unproved()).warned();
    }
    return new PaymentRecovery.Run(0, read.found(), read.failed());
  }

  private static Duration time(Context context) {
    return Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
  }
}

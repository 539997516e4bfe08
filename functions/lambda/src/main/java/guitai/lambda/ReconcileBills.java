package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.reconciliation.DailyReconciliation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reconciles (对账) our ledger with the providers' bills and with the entitlements, in the hours in
/// which providers publish yesterday's bills. It takes every day that is due, or the one that an
/// operator names with `{"day":"2026-11-25"}` (and `"source":"wechat-pay"` for one source alone).
public record ReconcileBills(
    DailyReconciliation comparison, Metric differences, Measures measures, Log log)
    implements RequestStreamHandler {
  private static final int EVENT_LIMIT = 64 * 1024;

  /// Time left for the comparison that is running when no other may start.
  private static final Duration RESERVE = Duration.ofMinutes(2);

  public ReconcileBills() {
    this(Wiring.ofEnvironment());
  }

  private ReconcileBills(Wiring wiring) {
    this(wiring.comparison(), wiring.differences(), wiring.measures(), wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var answer = answer(in.readNBytes(EVENT_LIMIT), time(context), log.line(context));
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject answer(byte[] event, Duration time, Log.Line line) {
    try {
      return report(run(Json.parse(event), time), line);
    } catch (Problem e) {
      line.put("status", e.status()).put("problem", e.type()).write();
      return Json.object().add("statusCode", e.status()).add("problem", e.detail()).build();
    } catch (MalformedJson e) {
      line.put("status", 400).write();
      return Json.object().add("statusCode", 400).add("problem", "The event is no JSON.").build();
    } catch (Unavailable e) {
      line.put("status", 503).failed(e).write();
      return Json.object().add("statusCode", 503).build();
    }
  }

  private DailyReconciliation.Run run(JsonObject event, Duration time) {
    return event.get("day") instanceof JsonString day
        ? comparison.compare(ReconciliationView.day(day.getString()), source(event))
        : comparison.run(time);
  }

  private static Optional<String> source(JsonObject event) {
    return event.get("source") instanceof JsonString source
        ? Optional.of(source.getString())
        : Optional.empty();
  }

  /// A bill that isn't published yet is no failure as long as another day or source was compared.
  private JsonObject report(DailyReconciliation.Run run, Log.Line line) {
    int status = run.reports().isEmpty() && !run.unavailable().isEmpty() ? 503 : 200;
    long found = run.reports().stream().mapToLong(each -> each.counts().differences()).sum();
    var reports = DailyReportView.reports(run.reports());
    var unavailable = unavailable(run.unavailable());
    if (found > 0) {
      differences.count(found);
    }
    measures.completed("reconcile-bills");
    measures.put(Map.of(Measure.UNRECONCILED, (long) run.unavailable().size()), Map.of());
    if (found > 0 || !unavailable.isEmpty()) {
      line.warned();
    }
    if (!reports.isEmpty() || !unavailable.isEmpty()) { // most runs have nothing to compare
      line.put("compared", reports.size())
          .put("differences", found)
          .put("unavailable", unavailable)
          .put("status", status)
          .write();
    }
    return Json.object()
        .add("statusCode", status)
        .add("reports", reports)
        .add("unavailable", unavailable)
        .build();
  }

  private static JsonArray unavailable(List<String> days) {
    var json = Json.array();
    days.forEach(json::add);
    return json.build();
  }

  private static Duration time(Context context) {
    return Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
  }
}

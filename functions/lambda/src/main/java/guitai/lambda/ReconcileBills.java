package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.reconciliation.DailyReconciliation;
import guitai.reconciliation.DailyReport;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Holds our books against the providers' bills and against what customers own, while the bills of
/// yesterday come: whatever day is due, or the one that somebody asks for by hand with
/// `{"day":"2026-11-25"}` (and `"book":"wechat-pay"` for one book alone).
public record ReconcileBills(DailyReconciliation comparison, Metric differences)
    implements RequestStreamHandler {
  private static final int EVENT_LIMIT = 64 * 1024;

  /// Left for the comparison that is under way when the time is over.
  private static final Duration RESERVE = Duration.ofMinutes(2);

  public ReconcileBills() {
    this(Wiring.ofEnvironment());
  }

  private ReconcileBills(Wiring wiring) {
    this(wiring.comparison(), wiring.differences());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var log = Log.line(context.getFunctionName(), context.getAwsRequestId());
    var answer = answer(in.readNBytes(EVENT_LIMIT), time(context), log);
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject answer(byte[] event, Duration time, Log.Line log) {
    try {
      return told(run(Json.parse(event), time), log);
    } catch (Problem e) {
      log.put("status", e.status()).put("problem", e.type()).write();
      return Json.object().add("statusCode", e.status()).add("problem", e.detail()).build();
    } catch (MalformedJson e) {
      log.put("status", 400).write();
      return Json.object().add("statusCode", 400).add("problem", "The event is no JSON.").build();
    } catch (Unavailable e) {
      log.put("status", 503).failed(e).write();
      return Json.object().add("statusCode", 503).build();
    }
  }

  private DailyReconciliation.Run run(JsonObject event, Duration time) {
    return event.get("day") instanceof JsonString day
        ? comparison.compare(ReconciliationView.day(day.getString()), book(event))
        : comparison.run(time);
  }

  private static Optional<String> book(JsonObject event) {
    return event.get("book") instanceof JsonString book
        ? Optional.of(book.getString())
        : Optional.empty();
  }

  /// A bill that isn't there yet is no failure as long as anything was compared.
  private JsonObject told(DailyReconciliation.Run run, Log.Line log) {
    int status = run.reports().isEmpty() && !run.unavailable().isEmpty() ? 503 : 200;
    long found = run.reports().stream().mapToLong(each -> each.counts().differences()).sum();
    var statements = statements(run.reports());
    var unavailable = unavailable(run.unavailable());
    if (found > 0) {
      differences.count(found, Instant.now());
    }
    if (found > 0 || !unavailable.isEmpty()) {
      log.warned();
    }
    if (!statements.isEmpty() || !unavailable.isEmpty()) { // most runs have nothing to compare
      log.put("compared", statements.size())
          .put("differences", found)
          .put("unavailable", unavailable)
          .put("status", status)
          .write();
    }
    return Json.object()
        .add("statusCode", status)
        .add("reports", statements)
        .add("unavailable", unavailable)
        .build();
  }

  private static JsonArray statements(List<DailyReport> statements) {
    var json = Json.array();
    statements.forEach(statement -> json.add(statement.toJson()));
    return json.build();
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

package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import guitai.json.Json;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Where HTTP enters and leaves: the one place that turns exceptions into answers and logs each
/// request once.
final class Edge {
  /// What API Gateway and Lambda let through at most, in bytes.
  private static final int EVENT_LIMIT = 11 * 1024 * 1024;

  private static final Duration LATER = Duration.ofSeconds(5);

  private Edge() {}

  /// Answers a request and adds the outcome to its log line.
  interface Route {
    HttpAnswer answer(HttpRequest request, Log.Line log);
  }

  static void serve(InputStream in, OutputStream out, Context context, Log to, Route route)
      throws IOException {
    var request = new HttpRequest(Json.parse(in.readNBytes(EVENT_LIMIT)));
    var log = to.line(context);
    log.put("route", request.route());
    request.requestId().ifPresent(id -> log.put("gatewayRequest", id));
    var answer = answer(request, log, route);
    log.put("status", answer.status()).write();
    out.write(answer.toJson().toString().getBytes(StandardCharsets.UTF_8));
  }

  private static HttpAnswer answer(HttpRequest request, Log.Line log, Route route) {
    try {
      QueryParameters.requireKnown(request);
      return route.answer(request, log);
    } catch (Problem e) {
      log.put("problem", e.type());
      var refusal = HttpAnswer.of(e);
      return e.order().map(id -> refusal.at(request.pathOfOrder(id))).orElse(refusal);
    } catch (Unavailable e) {
      log.failed(e);
      return HttpAnswer.of(
          Problem.later(503, "unavailable", "Not available just now; try again.", LATER));
    } catch (RuntimeException e) {
      log.failed(e);
      return HttpAnswer.of(Problem.of(500, "internal", "This is our fault; it has been logged."));
    }
  }
}

package guitai.local;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.local.http.Problems;
import guitai.problem.Problem;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;

/// `POST /local/clock` with `{"advanceSeconds":3600}` moves the store and its simulators ahead
/// together, and answers `{"now":"…","aheadSeconds":3600}`.
///
/// @param together whether the simulators run in this process: one elsewhere has its own clock
record ClockEndpoint(StoreClock clock, boolean together) implements Handler {
  private static final String FIELD = "advanceSeconds";
  private static final int BODY_LIMIT = 1024;

  @Override
  public Response handle(Request request) {
    try {
      var step = step(request);
      if (!together) {
        throw Problem.of(
            409,
            "simulators-apart",
            "The simulators run in another process, whose clock this store can't move.");
      }
      clock.advance(step);
      var moved =
          Json.object()
              .add("now", clock.instant().toString())
              .add("aheadSeconds", clock.ahead().toSeconds());
      return Response.json(200, moved.build().toString());
    } catch (Problem e) {
      return Problems.response(e);
    }
  }

  private static Duration step(Request request) {
    if (request.body().size() > BODY_LIMIT) {
      throw Problem.of(413, "body-too-large", "A move of the clock has at most 1 KB.");
    }
    var json = parse(request.body().toArray());
    if (json.size() == 1
        && json.get(FIELD) instanceof JsonNumber number
        && number.isIntegral()
        && number.bigIntegerValue().bitLength() < Long.SIZE
        && number.longValue() >= 0
        && number.longValue() <= StoreClock.STEP_LIMIT.toSeconds()) {
      return Duration.ofSeconds(number.longValue());
    }
    throw invalid();
  }

  private static JsonObject parse(byte[] body) {
    try {
      return Json.parse(body);
    } catch (MalformedJson e) {
      throw invalid();
    }
  }

  private static Problem invalid() {
    return Problem.of(
        400,
        "invalid-request",
        "The body is {\"advanceSeconds\":…} with a whole number from 0 to 31622400.");
  }
}

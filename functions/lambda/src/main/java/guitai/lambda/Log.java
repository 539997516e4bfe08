package guitai.lambda;

import guitai.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;

/// One JSON line for each request, record or run; `request` (of the invocation) and `order` link
/// lines. A line takes names, numbers and outcomes only: no body, header, token or personal data.
final class Log {
  private static final int FRAMES = 6;

  private Log() {}

  static Line line(String function, String request) {
    return new Line(
        Json.object()
            .add("time", Instant.now().toString())
            .add("function", function)
            .add("request", request));
  }

  /// A line that collects fields and is written once.
  static final class Line {
    private final JsonObjectBuilder fields;
    private final long started = System.nanoTime();
    private String level = "INFO";

    private Line(JsonObjectBuilder fields) {
      this.fields = fields;
    }

    Line put(String name, String value) {
      fields.add(name, value);
      return this;
    }

    Line put(String name, long value) {
      fields.add(name, value);
      return this;
    }

    Line put(String name, JsonValue value) {
      fields.add(name, value);
      return this;
    }

    /// Marks something that is not our failure, but that an operator may want to check.
    Line warned() {
      level = "WARN";
      return this;
    }

    /// Whether the line is a warning or a failure.
    boolean matters() {
      return !level.equals("INFO");
    }

    /// Records a failure by exception types and code lines, outermost first, without messages:
    /// these may quote the data they failed on.
    Line failed(Throwable failure) {
      level = "ERROR";
      var trace = Json.array();
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        trace.add(cause.getClass().getName());
        var frames = cause.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
          trace.add(frames[i].toString());
        }
      }
      fields.add("failure", trace);
      return this;
    }

    void write() {
      fields.add("level", level).add("millis", (System.nanoTime() - started) / 1_000_000);
      System.out.println(fields.build());
    }
  }
}

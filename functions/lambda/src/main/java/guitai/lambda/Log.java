package guitai.lambda;

import guitai.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;

/// One JSON line for each thing done, tied together by `request` (the invocation's) and `order`.
/// Takes names, numbers and outcomes only: no body, header, token or person's data has a way in.
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

  /// A line being gathered; written once.
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

    /// Something that is not our failure, and may be worth a look.
    Line warned() {
      level = "WARN";
      return this;
    }

    /// Whether there is a warning or a failure in it.
    boolean matters() {
      return !level.equals("INFO");
    }

    /// Notes a failure by its types and places, outermost cause first: messages may quote what they
    /// failed on.
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

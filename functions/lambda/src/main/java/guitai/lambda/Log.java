package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import guitai.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// One JSON line for each request, record or run; `request` (of the invocation) and `order` link
/// lines. A line takes names, numbers and outcomes only: no body, header, token or personal data.
///
/// @param out takes each line; on AWS it prints them, and the log has what is printed
record Log(InstantSource clock, Consumer<String> out) {
  private static final int FRAMES = 6;

  /// The line of an invocation.
  Line line(Context invocation) {
    return line(invocation.getFunctionName(), invocation.getAwsRequestId());
  }

  Line line(String function, String request) {
    return new Line(this, function, request);
  }

  /// A line that collects fields and is written once.
  static final class Line {
    private final Log log;
    private final Instant started;
    private final JsonObjectBuilder fields;
    private String level = "INFO";

    private Line(Log log, String function, String request) {
      this.log = log;
      started = log.clock().instant();
      fields =
          Json.object()
              .add("time", started.toString())
              .add("function", function)
              .add("request", request);
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
      long millis = Duration.between(started, log.clock().instant()).toMillis();
      fields.add("level", level).add("millis", Math.max(0, millis));
      log.out().accept(fields.build().toString());
    }
  }
}

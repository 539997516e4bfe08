package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Predicate;

/// A batch of a stream or a queue: handles records one by one and reports the failed ones, so that
/// only these are delivered again.
///
/// @param lines takes a line for each record
/// @param identifier of a record in the report
/// @param admits whether there is time for one more record; else it is reported without a log line
/// @param handler of one record
/// @see <a
///   href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">partial
///   batch responses</a>
record PartialBatch(
    Log lines,
    Function<JsonObject, String> identifier,
    Predicate<Context> admits,
    Handler handler) {
  private static final int EVENT_LIMIT = 8 * 1024 * 1024;

  interface Handler {
    /// Throws where the record is to be delivered again.
    void handle(JsonObject message, Log.Line log);
  }

  void handle(InputStream in, OutputStream out, Context context) throws IOException {
    var failures = Json.array();
    for (var value : Json.parse(in.readNBytes(EVENT_LIMIT)).getJsonArray("Records")) {
      var message = value.asJsonObject();
      if (!admits.test(context) || !handled(message, context)) {
        failures.add(Json.object().add("itemIdentifier", identifier.apply(message)));
      }
    }
    var answer = Json.object().add("batchItemFailures", failures).build();
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private boolean handled(JsonObject message, Context context) {
    var log = lines.line(context);
    try {
      handler.handle(message, log);
      return true;
    } catch (RuntimeException e) {
      log.failed(e);
      return false;
    } finally {
      log.write();
    }
  }
}

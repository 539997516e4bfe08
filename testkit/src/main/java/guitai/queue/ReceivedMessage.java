package guitai.queue;

import guitai.json.Json;
import jakarta.json.JsonObject;

/// A message as a consumer receives it.
///
/// @param receipt what it is deleted with; another one at each receive
/// @param receives this one included
public record ReceivedMessage(String id, String receipt, String body, int receives) {
  /// The record of the queue, in the form in which Lambda passes it to a function.
  public JsonObject record() {
    var attributes = Json.object().add("ApproximateReceiveCount", Integer.toString(receives));
    return Json.object()
        .add("messageId", id)
        .add("receiptHandle", receipt)
        .add("body", body)
        .add("attributes", attributes)
        .add("eventSource", "aws:sqs")
        .build();
  }
}

package guitai.local.dynamodb;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/// Stream records in the form in which Lambda passes them to a function.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Lambda with
///   DynamoDB</a>
final class StreamEvent {
  private StreamEvent() {}

  static JsonObject of(List<Record> records, String streamArn) {
    var all = Json.array();
    records.forEach(record -> all.add(record(record, streamArn)));
    return Json.object().add("Records", all).build();
  }

  static JsonObject record(Record record, String streamArn) {
    return Json.object()
        .add("eventID", record.eventID())
        .add("eventName", record.eventNameAsString())
        .add("eventVersion", record.eventVersion())
        .add("eventSource", "aws:dynamodb")
        .add("awsRegion", LocalDynamoDb.REGION)
        .add("dynamodb", change(record.dynamodb()))
        .add("eventSourceARN", streamArn)
        .build();
  }

  private static JsonObjectBuilder change(StreamRecord change) {
    var json =
        Json.object()
            .add(
                "ApproximateCreationDateTime",
                change.approximateCreationDateTime().getEpochSecond())
            .add("Keys", attributes(change.keys()));
    if (change.hasNewImage()) {
      json.add("NewImage", attributes(change.newImage()));
    }
    return json.add("SequenceNumber", change.sequenceNumber())
        .add("SizeBytes", change.sizeBytes())
        .add("StreamViewType", change.streamViewTypeAsString());
  }

  private static JsonObject attributes(Map<String, AttributeValue> values) {
    var json = Json.object();
    values.forEach((name, value) -> json.add(name, attribute(value)));
    return json.build();
  }

  private static JsonObject attribute(AttributeValue value) {
    var json = Json.object();
    switch (value.type()) {
      case S -> json.add("S", value.s());
      case N -> json.add("N", value.n());
      case B -> json.add("B", base64(value.b()));
      case BOOL -> json.add("BOOL", value.bool());
      case NUL -> json.add("NULL", true);
      case M -> json.add("M", attributes(value.m()));
      case L -> json.add("L", list(value.l().stream().map(StreamEvent::attribute).toList()));
      case SS -> json.add("SS", list(value.ss().stream().map(Json::string).toList()));
      case NS -> json.add("NS", list(value.ns().stream().map(Json::string).toList()));
      case BS ->
          json.add("BS", list(value.bs().stream().map(b -> Json.string(base64(b))).toList()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("an attribute of a type unknown to the SDK");
    }
    return json.build();
  }

  private static JsonValue list(List<? extends JsonValue> values) {
    var array = Json.array();
    values.forEach(array::add);
    return array.build();
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}

package guitai.sandbox.unionpay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The parameters of a request, an answer or a notification, in the order of their signature.
record Message(SortedMap<String, String> fields) {
  private static final int LIMIT = 64 * 1024;
  private static final int FIELDS = 100;

  Message {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  static Message empty() {
    return new Message(new TreeMap<>());
  }

  /// @throws Refused if it isn't form-encoded, or repeats a field
  static Message form(Bytes body) {
    if (body.size() > LIMIT) {
      throw new ApiError("10", "报文过长");
    }
    var fields = new TreeMap<String, String>();
    var text = new String(body.toArray(), StandardCharsets.UTF_8);
    for (var pair : text.split("&", FIELDS)) {
      int equals = pair.indexOf('=');
      if (equals <= 0
          || fields.put(pair.substring(0, equals), decoded(pair.substring(equals + 1))) != null) {
        throw new ApiError("10", "报文格式错误");
      }
    }
    return new Message(fields);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ApiError("10", "报文格式错误");
    }
  }

  static Message of(JsonObject json) {
    var fields = new TreeMap<String, String>();
    json.keySet().forEach(name -> fields.put(name, json.getString(name)));
    return new Message(fields);
  }

  JsonObject toJson() {
    var json = Json.object();
    fields.forEach(json::add);
    return json.build();
  }

  /// Empty text if the field is absent.
  String text(String name) {
    return fields.getOrDefault(name, "");
  }

  Message with(String name, String value) {
    var more = new TreeMap<>(fields);
    more.put(name, value);
    return new Message(more);
  }

  /// With all fields of the other one.
  Message with(Message other) {
    var more = new TreeMap<>(fields);
    more.putAll(other.fields);
    return new Message(more);
  }

  /// With those of the named fields that the other one has.
  Message with(Message other, String... names) {
    var more = new TreeMap<>(fields);
    for (var name : names) {
      if (!other.text(name).isEmpty()) {
        more.put(name, other.text(name));
      }
    }
    return new Message(more);
  }

  Message without(String... names) {
    var fewer = new TreeMap<>(fields);
    for (var name : names) {
      fewer.remove(name);
    }
    return new Message(fewer);
  }

  /// The signed text: the hexadecimal digest of all fields except the signature.
  byte[] digest() {
    try {
      var text = without("signature").plain().getBytes(StandardCharsets.UTF_8);
      var digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The text of an answer: values aren't encoded, and empty fields are left out.
  String plain() {
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("&"));
  }

  /// The text of a notification: a form with encoded values.
  String form() {
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

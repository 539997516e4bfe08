package guitai.provider.applepay;

import guitai.host.Host;
import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.problem.Unavailable;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Calls to an acquirer, each made once and limited in time and size. An unclear answer throws
/// [Unavailable].
record AcquirerCalls(AcquirerAccount account, Supplier<AcquirerKey> key, Host host) {
  private static final Duration BUDGET = Duration.ofSeconds(8);
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  static boolean names(String number) {
    return NUMBER.matcher(number).matches();
  }

  JsonObject put(String path, byte[] body) {
    return found(send(request(path).PUT(BodyPublishers.ofByteArray(body)).build()));
  }

  JsonObject delete(String path) {
    return found(send(request(path).DELETE().build()));
  }

  /// Empty where the acquirer knows no such number.
  Optional<JsonObject> get(String path) {
    var answer = send(request(path).GET().build());
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(found(answer));
  }

  private HttpRequest.Builder request(String path) {
    var address = account.baseUrl() + "/accounts/" + account.account() + path;
    return HttpRequest.newBuilder(URI.create(address))
        .header("Authorization", "Bearer " + key.get().text())
        .header("Content-Type", "application/json");
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return host.transport().send(request, BUDGET);
    } catch (IOException e) {
      throw new Unavailable("the acquirer gave no answer", e);
    }
  }

  private static JsonObject found(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new Unavailable("the acquirer did not do a call: HTTP_" + answer.statusCode());
    }
    try {
      return Json.parse(answer.body());
    } catch (MalformedJson e) {
      throw unreadable();
    }
  }

  static String state(JsonObject answer) {
    return text(answer, "state");
  }

  static String text(JsonObject answer, String name) {
    return Field.text(answer, name).orElseThrow(AcquirerCalls::unreadable);
  }

  static Instant time(JsonObject answer, String name) {
    try {
      return Instant.parse(text(answer, name));
    } catch (DateTimeException e) {
      throw unreadable();
    }
  }

  static Money money(JsonObject answer, String name) {
    try {
      return Money.fromJson(answer.getJsonObject(name));
    } catch (RuntimeException e) { // an amount can be malformed in many ways
      throw unreadable();
    }
  }

  static Unavailable unreadable() {
    return new Unavailable("the acquirer gave no readable answer");
  }
}

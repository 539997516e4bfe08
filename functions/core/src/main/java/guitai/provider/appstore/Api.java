package guitai.provider.appstore;

import guitai.host.Host;
import guitai.http.RetryBudget;
import guitai.http.UnclearAnswer;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.problem.Unavailable;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// Calls of the App Store Server API, each with its own token. A query without an answer is
/// repeated at most twice and within eight seconds in all. After HTTP 429 no call is made before
/// the time that the App Store names.
final class Api {
  /// In bytes: more than twenty notifications of the largest size.
  private static final long ANSWER_LIMIT = 2 * 1024 * 1024;

  /// The App Store counts its rate limits by the hour.
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);

  private final String address;
  private final String bundleId;
  private final Supplier<AppStoreKey> key;
  private final Host host;
  private volatile Instant notBefore = Instant.MIN;

  Api(URI address, String bundleId, Supplier<AppStoreKey> key, Host host) {
    this.address = address.toString().replaceFirst("/$", "");
    this.bundleId = bundleId;
    this.key = key;
    this.host = host;
  }

  /// @throws Unavailable where there was no answer, or one that allows a retry
  Answer get(String target) {
    return call("GET", target, "", RetryBudget.REPEATED);
  }

  /// A query with a body.
  Answer ask(String target, String body) {
    return call("POST", target, body, RetryBudget.REPEATED);
  }

  /// As [#call], but never repeated.
  Answer once(String method, String target, String body) {
    return call(method, target, body, RetryBudget.ONCE);
  }

  private Answer call(String method, String target, String body, RetryBudget patience) {
    var signer = key.get();
    return patience.call(
        host,
        "the App Store",
        limit -> {
          requireAllowed();
          var request = request(method, target, body, signer, limit);
          return known(answer(host.transport().send(request, limit, ANSWER_LIMIT)));
        });
  }

  private void requireAllowed() {
    if (host.instant().isBefore(notBefore)) {
      throw new Unavailable("the App Store is not to be asked before " + notBefore);
    }
  }

  private HttpRequest request(
      String method, String target, String body, AppStoreKey signer, Duration limit) {
    var request =
        HttpRequest.newBuilder(URI.create(address + target))
            .timeout(limit)
            .header("Authorization", "Bearer " + signer.token(bundleId, host.instant()))
            .header("Accept", "application/json")
            .header("User-Agent", "Guitai/1");
    return body.isEmpty()
        ? request.method(method, BodyPublishers.noBody()).build()
        : request
            .header("Content-Type", "application/json; charset=utf-8")
            .method(method, BodyPublishers.ofString(body))
            .build();
  }

  private Answer answer(HttpResponse<byte[]> response) throws UnclearAnswer {
    int status = response.statusCode();
    if (status == 429) {
      notBefore = allowedAgain(response);
    }
    if (status != 200 && status != 202) {
      return Answer.NotDone.read(status, response.body());
    }
    try {
      return new Answer.Done(
          response.body().length == 0 ? JsonValue.EMPTY_JSON_OBJECT : Json.parse(response.body()));
    } catch (MalformedJson e) {
      throw new UnclearAnswer("not the JSON it should be");
    }
  }

  /// The header is a time in milliseconds, not a number of seconds to wait.
  private Instant allowedAgain(HttpResponse<byte[]> response) {
    var now = host.instant();
    var named =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("[0-9]{1,15}"))
            .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
            .filter(now::isBefore)
            .orElse(now.plus(SHORTEST_WAIT));
    var latest = now.plus(LONGEST_WAIT);
    return named.isAfter(latest) ? latest : named;
  }

  /// Wrong credentials (401) and too many calls (429) pass: they say nothing about the query.
  private static Answer known(Answer answer) throws UnclearAnswer {
    if (answer instanceof Answer.NotDone error) {
      if (error.status() == 401 || error.status() == 429) {
        throw error.unavailable();
      }
      if (error.passing()) {
        throw new UnclearAnswer(String.valueOf(error.unavailable().getMessage()));
      }
    }
    return answer;
  }
}

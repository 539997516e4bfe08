package guitai.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Answers requests by handlers, as API Gateway's HTTP API does.
public final class Gateway implements Handler {
  /// In bytes; Lambda accepts no larger event.
  static final int EVENT_LIMIT = 6 * 1024 * 1024;

  private final List<Route> routes;
  private final Map<String, RateLimit.Bucket> buckets;
  private final Authorizer authorizer;
  private final LambdaLogger log;
  private final InstantSource clock;

  /// @param clock dates requests, and counts the rate limits
  public Gateway(List<Route> routes, Authorizer authorizer, LambdaLogger log, InstantSource clock) {
    this.clock = clock;
    this.routes =
        routes.stream()
            .sorted(Comparator.comparing(Route::path, PathTemplate.MOST_SPECIFIC_FIRST))
            .toList();
    this.buckets =
        routes.stream().collect(Collectors.toMap(Route::key, each -> each.limit().bucket(clock)));
    this.authorizer = authorizer;
    this.log = log;
  }

  /// Whether one of the routes takes the request.
  public boolean serves(Request request) {
    return match(request).isPresent();
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    var id = UUID.randomUUID().toString();
    var match = match(request);
    var answer = match.isEmpty() ? Refusal.NOT_FOUND.response() : answer(request, match.get(), id);
    return answer.with(Map.of("apigw-requestid", id));
  }

  private record Match(Route route, Map<String, String> parameters) {}

  private Optional<Match> match(Request request) {
    return routes.stream()
        .filter(route -> route.method().equals(request.method()))
        .flatMap(route ->
            route.path().match(request.path()).map(found -> new Match(route, found)).stream())
        .findFirst();
  }

  private Response answer(Request request, Match match, String id) throws InterruptedException {
    if (!Optional.ofNullable(buckets.get(match.route().key())).orElseThrow().admits()) {
      return Refusal.TOO_MANY.response();
    }
    var claims = request.header("authorization").flatMap(authorizer::claims);
    var refusal = refusal(match.route().access(), claims);
    if (refusal.isPresent()) {
      return refusal.get().response();
    }
    var known =
        match.route().access() instanceof Access.Anyone ? Optional.<JsonObject>empty() : claims;
    var event =
        new ApiEvent(request, match.route(), match.parameters(), known, id, clock.instant())
            .toJson()
            .toString()
            .getBytes(UTF_8);
    return event.length > EVENT_LIMIT
        ? Refusal.TOO_LARGE.response()
        : invoke(match.route(), event, id);
  }

  private static Optional<Refusal> refusal(Access access, Optional<JsonObject> claims) {
    return switch (access) {
      case Access.Anyone _ -> Optional.empty();
      case Access.TokenHolder _ ->
          claims.isPresent() ? Optional.empty() : Optional.of(Refusal.UNAUTHORIZED);
      case Access.ScopeHolder(var scope) -> {
        if (claims.isEmpty()) {
          yield Optional.of(Refusal.UNAUTHORIZED);
        }
        var scopes = List.of(claims.get().getString("scope", "").split(" "));
        yield scopes.contains(scope) ? Optional.empty() : Optional.of(Refusal.FORBIDDEN);
      }
    };
  }

  /// As with API Gateway, a late function runs on after the gateway has answered.
  private Response invoke(Route route, byte[] event, String id) throws InterruptedException {
    var answer = new CompletableFuture<byte[]>();
    Thread.ofVirtual().name(route.function()).start(() -> run(route, event, id, answer));
    try {
      return ApiAnswer.read(answer.get(route.timeout().toMillis(), TimeUnit.MILLISECONDS))
          .orElseGet(Refusal.FAILED::response);
    } catch (TimeoutException e) {
      log.log(route.function() + " did not answer within " + route.timeout() + ", " + id);
      return Refusal.LATE.response();
    } catch (ExecutionException e) {
      log.log(route.function() + " failed, " + id + ": " + e.getCause());
      return Refusal.FAILED.response();
    }
  }

  private void run(Route route, byte[] event, String id, CompletableFuture<byte[]> answer) {
    var out = new ByteArrayOutputStream();
    var context = new Invocation(id, route.function(), Instant.now().plus(route.timeout()), log);
    try {
      route.handler().handleRequest(new ByteArrayInputStream(event), out, context);
      answer.complete(out.toByteArray());
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }
}

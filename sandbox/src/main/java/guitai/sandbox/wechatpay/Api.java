package guitai.sandbox.wechatpay;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Surroundings;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The provider's own paths: authenticates the caller, dispatches the call and signs the answer.
///
/// @param areas each knows the routes of its paths
record Api(
    RequestAuthentication authentication,
    List<Function<String, Optional<Route>>> areas,
    Troubles troubles,
    Surroundings surroundings) {
  Api {
    areas = List.copyOf(areas);
  }

  Response handle(Request request) {
    try {
      var route = areas.stream().flatMap(area -> area.apply(request.path()).stream()).findFirst();
      if (route.isEmpty()) {
        return Response.empty(404);
      }
      if (!route.get().method().equals(request.method())) {
        return Response.empty(405);
      }
      var signer = authentication.admit(request, route.get());
      return troubles
          .next(request.method() + " " + request.path())
          .map(trouble -> troubled(trouble, request, route.get(), signer))
          .orElseGet(() -> answer(request, route.get(), signer));
    } catch (ApiError e) {
      return e.response().with(number());
    }
  }

  private Response troubled(Trouble trouble, Request request, Route route, Signer signer) {
    return switch (trouble.kind()) {
      case TIMEOUT_BEFORE_DOING -> unanswered(trouble);
      case TIMEOUT_AFTER_DOING -> {
        var _ = answer(request, route, signer);
        yield unanswered(trouble);
      }
      case SLOW -> {
        troubles.hold(trouble);
        yield answer(request, route, signer);
      }
      case SYSTEM_ERROR -> systemError(signer);
      case SYSTEM_ERROR_AFTER_DOING -> {
        var _ = answer(request, route, signer);
        yield systemError(signer);
      }
      case RATE_LIMIT -> signed(ApiError.of(429, "FREQUENCY_LIMITED", "频率超限").response(), signer);
      case UNSIGNED -> unsigned(answer(request, route, signer));
      case PROBE -> probed(answer(request, route, signer));
    };
  }

  private Response systemError(Signer signer) {
    return signed(ApiError.of(500, "SYSTEM_ERROR", "系统异常，请用相同参数重试").response(), signer);
  }

  /// Answers a waiting caller with a gateway timeout, which says nothing about the outcome.
  private Response unanswered(Trouble trouble) {
    troubles.hold(trouble);
    return Response.empty(504);
  }

  private static Response unsigned(Response answer) {
    var headers = new HashMap<>(answer.headers());
    headers.keySet().removeIf(name -> name.startsWith("Wechatpay-"));
    return new Response(answer.status(), headers, answer.body());
  }

  private Response probed(Response answer) {
    return answer.headers().containsKey(Signer.SIGNATURE)
        ? answer.with(Map.of(Signer.SIGNATURE, Signer.probe(surroundings.random())))
        : answer;
  }

  private Response answer(Request request, Route route, Signer signer) {
    try {
      var answer = route.answerer().answer(request);
      return route.signed() ? signed(answer, signer) : answer.with(number());
    } catch (ApiError e) {
      return e.signed() ? signed(e.response(), signer) : e.response().with(number());
    }
  }

  private Response signed(Response response, Signer signer) {
    return response.with(number()).with(signer.headers(surroundings, response.body()));
  }

  private Map<String, String> number() {
    return Map.of("Request-ID", "08" + surroundings.random().digits(30));
  }
}

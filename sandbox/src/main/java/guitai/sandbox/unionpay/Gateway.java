package guitai.sandbox.unionpay;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import java.util.Map;
import java.util.function.Function;

/// The provider's own paths: authenticates the caller, dispatches the call and signs the answer.
record Gateway(
    Merchant merchant,
    Map<String, Function<Message, Message>> services,
    Troubles troubles,
    AmbiguousAnswers ambiguous) {
  private static final String TYPE = "text/html;charset=UTF-8";
  private static final String[] ECHOED = {
    "version",
    "encoding",
    "txnType",
    "txnSubType",
    "bizType",
    "accessType",
    "merId",
    "orderId",
    "txnTime",
    "txnAmt",
    "currencyCode",
    "reqReserved",
    "origQryId",
    "settleDate"
  };

  Gateway {
    services = Map.copyOf(services);
  }

  Response handle(Request request) {
    var service = services.get(request.path());
    if (service == null) {
      return Response.empty(404);
    }
    if (!request.method().equals("POST")) {
      return Response.empty(405);
    }
    try {
      var message = Message.form(request.body());
      if (!merchant.signed(message)) {
        throw new ApiError("11", "验证签名失败");
      }
      return troubles
          .next(request.path())
          .map(trouble -> troubled(trouble, request.path(), message, service))
          .orElseGet(() -> signed(answer(request.path(), message, service)));
    } catch (ApiError e) {
      // Who asks isn't proved, so nothing is signed for them.
      return answered(Message.empty().with("respCode", e.code()).with("respMsg", e.view()));
    }
  }

  private Response troubled(
      Trouble trouble, String path, Message message, Function<Message, Message> service) {
    return switch (trouble.kind()) {
      case TIMEOUT_BEFORE_DOING -> unanswered(trouble);
      case TIMEOUT_AFTER_DOING -> {
        var _ = answer(path, message, service);
        yield unanswered(trouble);
      }
      case SLOW -> {
        troubles.hold(trouble);
        yield signed(answer(path, message, service));
      }
      case SYSTEM_ERROR -> signed(refused(message, new ApiError("06", "系统繁忙，请稍后再试")));
      case SYSTEM_ERROR_AFTER_DOING -> {
        var _ = answer(path, message, service);
        yield signed(refused(message, new ApiError("06", "系统繁忙，请稍后再试")));
      }
      case RATE_LIMIT -> signed(refused(message, new ApiError("37", "已超过最大查询次数或操作过于频繁")));
      case UNSIGNED, PROBE -> answered(answer(path, message, service));
    };
  }

  private Response unanswered(Trouble trouble) {
    troubles.hold(trouble);
    return Response.empty(504);
  }

  private Message answer(String path, Message message, Function<Message, Message> service) {
    var instead = ambiguous.next(path);
    if (instead.filter(ambiguous -> !ambiguous.done()).isPresent()) {
      return refused(message, new ApiError(instead.get().code(), "交易状态未明，请查询"));
    }
    var answer = served(message, service);
    return instead
        .map(ambiguous -> refused(message, new ApiError(ambiguous.code(), "交易状态未明，请查询")))
        .orElse(answer);
  }

  private Message served(Message message, Function<Message, Message> service) {
    try {
      if (!merchant.has(message.text("merId"))) {
        throw new ApiError("31", "商户状态不正确");
      }
      return echo(message)
          .with("respCode", "00")
          .with("respMsg", "成功[0000000]")
          .with(service.apply(message));
    } catch (ApiError e) {
      return refused(message, e);
    }
  }

  private static Message refused(Message message, ApiError refusal) {
    return echo(message).with("respCode", refusal.code()).with("respMsg", refusal.view());
  }

  private static Message echo(Message message) {
    return Message.empty().with(message, ECHOED).with("signMethod", "01");
  }

  private Response signed(Message answer) {
    return answered(merchant.signer().sign(answer));
  }

  private static Response answered(Message answer) {
    return Response.of(200, TYPE, answer.plain());
  }
}

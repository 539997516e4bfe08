package guitai.simulation;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.lambda.Wiring;
import guitai.local.gateway.Invocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The deployed functions: instances that are started when none is idle, serve one invocation at a
/// time, stay warm, and die with an invocation that dies.
final class Functions {
  private static final Map<String, Function<Wiring, RequestStreamHandler>> HANDLERS =
      Map.of(
          "CreateOrder", Wiring::createOrder,
          "ReceiveNotification", Wiring::receiveNotification,
          "GrantEntitlement", Wiring::grantEntitlement,
          "SendRefund", Wiring::sendRefund,
          "RecoverPayments", Wiring::recoverPayments,
          "ReconcileBills", Wiring::reconcileBills,
          "ClaimPurchase", Wiring::claimPurchase,
          "AuthorizePayment", Wiring::authorizePayment,
          "ServeCustomer", Wiring::serveCustomer,
          "ServeOperator", Wiring::serveOperator);

  private static final LambdaLogger SILENCE = Invocation.lines(Writer.nullWriter());
  private static final int[] ATTEMPT_MINUTES = {5, 15, 8};

  private final Scheduler scheduler;
  private final Faults faults;
  private final Supplier<Wiring> deployment;
  private final Map<String, Deque<RequestStreamHandler>> idle = new HashMap<>();
  private long invocations;
  private int release;
  private int attemptMinutes;

  /// @param deployment wires a new instance
  Functions(Scheduler scheduler, Faults faults, Supplier<Wiring> deployment) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.deployment = deployment;
    this.attemptMinutes = ATTEMPT_MINUTES[faults.below(ATTEMPT_MINUTES.length)];
  }

  /// How long attempts live by the present settings.
  String attemptMinutes() {
    return Integer.toString(attemptMinutes);
  }

  /// Invokes a function and waits for its answer, no longer than the limit; the function itself
  /// runs on until its own timeout.
  ///
  /// @return empty where it died, failed, or is late
  Optional<String> invoke(String function, String event, Duration timeout, Duration limit) {
    if (faults.happens(Fault.DEPLOYED, "")) {
      deploy();
    }
    var answer = new Answer();
    var lifetime = new Lifetime(function, scheduler.now().plus(timeout));
    var name = function + " #" + ++invocations;
    var context = new Invocation(name, function, lifetime.deadline(), scheduler::now, SILENCE);
    scheduler.spawn(name, lifetime, () -> run(function, event, context, answer));
    scheduler.await(() -> answer.over, scheduler.now().plus(limit));
    return answer.text;
  }

  private static final class Answer {
    private boolean over;
    private Optional<String> text = Optional.empty();
  }

  private void run(String function, String event, Invocation context, Answer answer) {
    int deployed = release;
    try {
      var instances = idle.computeIfAbsent(function, _ -> new ArrayDeque<>());
      var handler =
          instances.isEmpty()
              ? Optional.ofNullable(HANDLERS.get(function)).orElseThrow().apply(deployment.get())
              : instances.pop();
      var out = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
      answer.text = Optional.of(out.toString(StandardCharsets.UTF_8));
      if (deployed == release) {
        instances.push(handler);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      answer.over = true;
    }
  }

  /// Replaces all functions by ones with other settings; what runs goes on to its end.
  void deploy() {
    attemptMinutes = ATTEMPT_MINUTES[faults.below(ATTEMPT_MINUTES.length)];
    release++;
    idle.clear();
  }
}

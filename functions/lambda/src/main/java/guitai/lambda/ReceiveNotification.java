package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.notification.NotificationReceiver;
import guitai.problem.Problem;
import guitai.provider.Delivery;
import guitai.provider.Notifications;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;

/// `POST /notifications/{provider}` receives a provider's notification (异步通知): it verifies the
/// delivery first, and acknowledges (应答) it only after it is stored durably.
public record ReceiveNotification(
    NotificationReceiver reception,
    List<Notifications> providers,
    RejectedDeliveries unbelieved,
    UnknownNotifications unknown,
    InstantSource clock,
    Log log)
    implements RequestStreamHandler {
  public ReceiveNotification {
    providers = List.copyOf(providers);
  }

  public ReceiveNotification() {
    this(Wiring.ofEnvironment());
  }

  private ReceiveNotification(Wiring wiring) {
    this(
        wiring.reception(),
        wiring.notifications(),
        wiring.unbelieved(),
        wiring.unknown(),
        wiring.clock(),
        wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Edge.serve(in, out, context, log, this::answer);
  }

  private HttpAnswer answer(HttpRequest request, Log.Line log) {
    var name = request.pathParameter("provider");
    var notifications =
        providers.stream()
            .filter(provider -> provider.provider().equals(name))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("There is no such provider."));
    var delivery = new Delivery(request.headers(), request.body(), clock.instant());
    var received = reception.receive(notifications, delivery);
    log.put("provider", notifications.provider()).put("outcome", received.outcome().text());
    received.meaning().ifPresent(meaning -> log.put("meaning", meaning.text()));
    unbelieved.note(notifications.provider(), delivery, received, log);
    unknown.note(notifications.provider(), received, log);
    received.order().ifPresent(id -> log.put("order", id.text()));
    return HttpAnswer.of(received.acknowledgement());
  }
}

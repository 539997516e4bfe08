package guitai.sandbox.alipay;

import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Copies;
import guitai.sandbox.simulator.Copies.Sent;
import guitai.sandbox.simulator.Courier;
import guitai.sandbox.simulator.Deliveries.Outcome;
import guitai.sandbox.simulator.Deliveries.Sender;
import guitai.sandbox.simulator.Surroundings;
import java.time.Duration;
import java.util.Map;

/// Sends notifications to the merchant.
record Notifier(Notices notices, Surroundings surroundings) implements Sender {
  /// The timeout of the merchant's answer. Alipay documents none.
  static final Duration DEADLINE = Duration.ofSeconds(5);

  @Override
  public Outcome send(Callback callback) {
    return notices.of(callback).isEmpty()
        ? new Outcome(true, "nothing left to notify")
        : Copies.send(callback, surroundings.copies(), () -> post(callback));
  }

  private Sent post(Callback callback) {
    var notice = notices.of(callback).orElseThrow();
    var headers =
        Map.of("Content-Type", notice.contentType(), "Accept", "*/*", "User-Agent", "Mozilla/4.0");
    return switch (surroundings.courier().post(notice.to(), headers, notice.body(), DEADLINE)) {
      case Courier.Answer.Given given ->
          new Sent(Notification.acknowledged(given), given.status() + word(given));
      case Courier.Answer.Missing missing -> new Sent(false, missing.why());
    };
  }

  /// The merchant's answer if it is one word, like `success`.
  private static String word(Courier.Answer.Given given) {
    return given.body().matches("[a-zA-Z]{1,16}") ? " " + given.body() : "";
  }
}

package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Copies;
import guitai.sandbox.simulator.Copies.Sent;
import guitai.sandbox.simulator.Courier;
import guitai.sandbox.simulator.Deliveries.Outcome;
import guitai.sandbox.simulator.Deliveries.Sender;
import guitai.sandbox.simulator.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/// Sends notifications to the merchant. The number of the notification stays the same in copies and
/// retries.
record Notifier(Notices notices, Surroundings surroundings) implements Sender {
  /// The timeout of the merchant's answer.
  static final Duration DEADLINE = Duration.ofSeconds(5);

  /// The gaps between deliveries; after the last one the simulator stops retrying.
  static final List<Duration> GAPS =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(60),
          Duration.ofHours(3),
          Duration.ofHours(3),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(6));

  @Override
  public Outcome send(Callback callback) {
    return Copies.send(callback, surroundings.copies(), () -> post(callback));
  }

  private Sent post(Callback callback) {
    var notice = notices.of(callback);
    var headers = new TreeMap<>(notice.headers());
    headers.put("Content-Type", notice.contentType());
    headers.put("Accept", "*/*");
    headers.put("User-Agent", "Mozilla/4.0");
    headers.put("Request-ID", "08" + surroundings.random().digits(30));
    return switch (surroundings.courier().post(notice.to(), headers, notice.body(), DEADLINE)) {
      case Courier.Answer.Given given ->
          new Sent(notice.acknowledged(given), Integer.toString(given.status()));
      case Courier.Answer.Missing missing -> new Sent(false, missing.why());
    };
  }
}

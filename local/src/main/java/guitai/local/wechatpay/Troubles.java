package guitai.local.wechatpay;

import guitai.local.http.Request;
import guitai.local.simulator.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the next calls meet. It is forgotten at a restart.
final class Troubles {
  /// No more are waiting at once.
  static final int LIMIT = 100;

  /// Nobody is held longer.
  static final Duration DELAY_LIMIT = Duration.ofMinutes(1);

  enum Kind {
    /// Done, and no answer but a gateway's 504 after the delay.
    TIMEOUT_AFTER_DOING,
    /// Not done, and no answer but a gateway's 504 after the delay.
    TIMEOUT_BEFORE_DOING,
    SYSTEM_ERROR,
    RATE_LIMIT,
    /// Done and answered, after the delay.
    SLOW,
    /// Done, answered without a signature.
    UNSIGNED,
    /// Done, answered with the provider's own probe in the place of a signature.
    PROBE;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String text) {
      return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    static String all() {
      return Arrays.stream(values()).map(Kind::text).collect(Collectors.joining(", "));
    }
  }

  /// @param path that calls begin with
  /// @param method empty for any
  record Trouble(String path, Optional<String> method, Kind kind, Duration delay) {
    boolean meets(Request request) {
      return request.path().startsWith(path)
          && method.filter(m -> !m.equals(request.method())).isEmpty();
    }

    void hold() {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final List<Trouble> waiting = new ArrayList<>();

  /// @throws Refusal where too many are waiting already
  synchronized void add(Trouble trouble, int times) {
    if (waiting.size() + times > LIMIT) {
      throw Refusal.of(
          409, "too-much-trouble", "No more than " + LIMIT + " calls can be troubled.");
    }
    for (int i = 0; i < times; i++) {
      waiting.add(trouble);
    }
  }

  /// The first that meets the call, which is used up by it.
  synchronized Optional<Trouble> next(Request request) {
    var next = waiting.stream().filter(trouble -> trouble.meets(request)).findFirst();
    next.ifPresent(waiting::remove);
    return next;
  }
}

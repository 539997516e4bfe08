package guitai.sandbox.simulator;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A callback and the results of its deliveries so far.
public record Delivery(Callback callback, List<Attempt> attempts) {
  /// @param result the status of each copy's answer, or the reason why there is none
  public record Attempt(Instant at, boolean acknowledged, String result) {
    public JsonObject toJson() {
      return entry().build();
    }

    JsonObjectBuilder entry() {
      return Json.object()
          .add("at", at.toString())
          .add("acknowledged", acknowledged)
          .add("result", result);
    }

    static Attempt of(JsonObject json) {
      return new Attempt(
          Instant.parse(json.getString("at")),
          json.getBoolean("acknowledged"),
          json.getString("result"));
    }
  }

  public Delivery {
    attempts = List.copyOf(attempts);
  }

  Delivery with(Attempt attempt) {
    var all = new ArrayList<>(attempts);
    all.add(attempt);
    return new Delivery(callback, all);
  }

  /// The time of the next delivery, empty if none is left. It counts from the first due time, so
  /// that a clock moved past several retries makes all of them due.
  ///
  /// @param gaps between deliveries, as the provider documents them
  public Optional<Instant> next(List<Duration> gaps) {
    int made = attempts.size();
    if (made > (callback.repeated() ? gaps.size() : 0)
        || attempts.stream().anyMatch(Attempt::acknowledged)) {
      return Optional.empty();
    }
    var wait = gaps.subList(0, made).stream().reduce(Duration.ZERO, Duration::plus);
    return Optional.of(callback.due().plus(wait));
  }
}

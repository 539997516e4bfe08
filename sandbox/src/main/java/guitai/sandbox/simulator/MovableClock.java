package guitai.sandbox.simulator;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The provider's clock: the real one, plus the time that it was moved ahead. A move is durable.
public final class MovableClock implements InstantSource {
  /// The limit of one move.
  public static final Duration STEP_LIMIT = Duration.ofDays(366);

  /// The limit of all moves together.
  public static final Duration LIMIT = Duration.ofDays(3660);

  private static final String TYPE = "clock";
  private final InstantSource real;
  private final Journal journal;
  private volatile Duration ahead = Duration.ZERO;

  public MovableClock(InstantSource real, Journal journal) {
    this.real = real;
    this.journal = journal;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  /// How far it is ahead of the real time.
  public Duration ahead() {
    return ahead;
  }

  /// @throws Refusal beyond the limits; it never moves back
  public synchronized void advance(Duration step) {
    if (step.isNegative() || step.compareTo(STEP_LIMIT) > 0) {
      throw Refusal.of(400, "clock", "advanceSeconds is from 0 to " + STEP_LIMIT.toSeconds() + ".");
    }
    var sum = ahead.plus(step);
    if (sum.compareTo(LIMIT) > 0) {
      throw Refusal.of(
          409, "clock", "The clock would be more than " + LIMIT.toDays() + " days ahead.");
    }
    journal.append(Json.object().add("type", TYPE).add("aheadSeconds", sum.toSeconds()).build());
    ahead = sum;
  }

  /// @return whether the entry was a move of the clock
  public boolean replay(JsonObject entry) {
    if (!entry.getString("type").equals(TYPE)) {
      return false;
    }
    ahead = Duration.ofSeconds(entry.getJsonNumber("aheadSeconds").longValueExact());
    return true;
  }
}

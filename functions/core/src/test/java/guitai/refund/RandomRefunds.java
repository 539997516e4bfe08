package guitai.refund;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Keeps the provider's books, and loses answers and calls as its dice fall: what a provider did
/// and what we hear of it are two things. While it is asked, somebody else may be at the same
/// order.
final class RandomRefunds implements Refunds {
  /// What never arrived is final for a provider that takes no call twice.
  private static final Duration FINAL = Duration.ofDays(2);

  private static final int DEPTH = 2;

  /// One sending that the provider took for a refund of its own.
  private record Made(String number, long fen) {}

  private final List<Made> made = new ArrayList<>();
  private final Map<String, Progress> told = new HashMap<>();
  private final Map<String, RefundParameters> asked = new HashMap<>();
  private final boolean repeatable;
  private final Random dice;
  private final InstantSource clock;
  private final Runnable somebodyElse;
  private int depth;

  RandomRefunds(boolean repeatable, long seed, InstantSource clock, Runnable somebodyElse) {
    this.repeatable = repeatable;
    this.dice = new Random(seed);
    this.clock = clock;
    this.somebodyElse = somebodyElse;
  }

  @Override
  public String provider() {
    return "wechat-pay";
  }

  @Override
  public boolean repeatable() {
    return repeatable;
  }

  @Override
  public Progress send(RefundParameters order) {
    meanwhile();
    perhapsAway();
    var before = asked.putIfAbsent(order.number(), order);
    assertThat(before == null || before.equals(order)).as("identical calls").isTrue();
    if (!repeatable || !told.containsKey(order.number())) {
      made.add(new Made(order.number(), order.amount().minorUnits()));
    }
    told.putIfAbsent(order.number(), new Progress.Processing("5" + order.number()));
    perhapsAway();
    return word(order);
  }

  @Override
  public Progress query(RefundParameters order) {
    perhapsAway();
    var word = word(order);
    if (word instanceof Progress.Processing(var number)) {
      told.put(order.number(), advanced(order, number));
    }
    meanwhile();
    perhapsAway();
    return word;
  }

  @Override
  public Optional<Found> find(String payment, String number) {
    return Optional.empty();
  }

  private Progress word(RefundParameters order) {
    boolean over =
        order.sentAt().filter(at -> at.plus(FINAL).isBefore(clock.instant())).isPresent();
    return told.getOrDefault(
        order.number(), over ? new Progress.Closed("none") : new Progress.Unknown());
  }

  private Progress advanced(RefundParameters order, String number) {
    return switch (dice.nextInt(6)) {
      case 0, 1, 2 -> new Progress.Done(number, order.amount(), now());
      case 3 -> closed(order, number);
      default -> new Progress.Processing(number);
    };
  }

  private Instant now() {
    return clock.instant();
  }

  private Progress closed(RefundParameters order, String number) {
    made.removeIf(each -> each.number().equals(order.number()));
    return new Progress.Closed(number);
  }

  private void perhapsAway() {
    if (dice.nextInt(4) == 0) {
      throw new Unavailable("away");
    }
  }

  private void meanwhile() {
    if (depth < DEPTH && dice.nextInt(3) == 0) {
      depth++;
      try {
        somebodyElse.run();
      } catch (Unavailable _) {
        // theirs to repeat
      } finally {
        depth--;
      }
    }
  }

  /// In fen; what was given twice counts twice.
  long given() {
    return made.stream().mapToLong(Made::fen).sum();
  }
}

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

/// A provider that loses calls and answers at random, so that what it did and what we learn of it
/// may differ. During a call another actor may work on the same order.
final class RandomRefunds implements Refunds {
  /// After this time a provider that takes no call twice answers that a lost call never arrived.
  private static final Duration FINAL = Duration.ofDays(2);

  private static final int DEPTH = 2;

  /// One call that the provider took for a refund of its own.
  private record Made(String number, long fen) {}

  private final List<Made> made = new ArrayList<>();
  private final Map<String, Progress> answers = new HashMap<>();
  private final Map<String, RefundParameters> asked = new HashMap<>();
  private final boolean repeatable;
  private final Random dice;
  private final InstantSource clock;
  private final Runnable otherActor;
  private int depth;

  RandomRefunds(boolean repeatable, long seed, InstantSource clock, Runnable otherActor) {
    this.repeatable = repeatable;
    this.dice = new Random(seed);
    this.clock = clock;
    this.otherActor = otherActor;
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
    if (!repeatable || !answers.containsKey(order.number())) {
      made.add(new Made(order.number(), order.amount().minorUnits()));
    }
    answers.putIfAbsent(order.number(), new Progress.Processing("5" + order.number()));
    perhapsAway();
    return progress(order);
  }

  @Override
  public Progress query(RefundParameters order) {
    perhapsAway();
    var progress = progress(order);
    if (progress instanceof Progress.Processing(var number)) {
      answers.put(order.number(), advanced(order, number));
    }
    meanwhile();
    perhapsAway();
    return progress;
  }

  @Override
  public Optional<Found> find(String payment, String number) {
    return Optional.empty();
  }

  private Progress progress(RefundParameters order) {
    boolean over =
        order.sentAt().filter(at -> at.plus(FINAL).isBefore(clock.instant())).isPresent();
    return answers.getOrDefault(
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
        otherActor.run();
      } catch (Unavailable _) {
        // the other actor repeats it
      } finally {
        depth--;
      }
    }
  }

  /// In fen; what was refunded twice counts twice.
  long refunded() {
    return made.stream().mapToLong(Made::fen).sum();
  }
}

package guitai.refund;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/// A provider's payments and refunds, ours and those made at its console. Random numbers decide
/// which calls and answers are lost, and how each refund ends.
public final class FakeBank implements Refunds {
  /// A refund as the bank has it.
  record Made(String number, String payment, Money amount, Progress progress) {
    boolean refunded() {
      return progress instanceof Progress.Processing || progress instanceof Progress.Done;
    }
  }

  final Map<String, Payment> payments = new HashMap<>();
  private final Map<String, Made> made = new HashMap<>();
  private final List<Made> console = new ArrayList<>();
  private final Random dice;
  boolean healthy;

  /// Whether it refuses to refund more than was paid, as every provider does; where it doesn't, our
  /// software alone must prevent that.
  private final boolean strict;

  public FakeBank(Random dice, boolean strict) {
    this.dice = dice;
    this.strict = strict;
  }

  @Override
  public String provider() {
    return "wechat-pay";
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Progress send(RefundParameters order) {
    perhapsAway();
    var before = made.get(order.number());
    if (before == null) {
      if (strict
          && refunded(order.payment()) + order.amount().minorUnits() > paid(order.payment())) {
        return new Progress.Refused("NOT_ENOUGH_LEFT");
      }
      var processing = new Progress.Processing("5" + order.number());
      put(new Made(order.number(), order.payment(), order.amount(), processing));
    } else {
      assertThat(before.amount()).as("identical calls").isEqualTo(order.amount());
    }
    perhapsAway();
    return progress(order.number());
  }

  @Override
  public Progress query(RefundParameters order) {
    perhapsAway();
    var known = made.get(order.number());
    if (known != null && known.progress() instanceof Progress.Processing(var number)) {
      put(new Made(known.number(), known.payment(), known.amount(), ended(known, number)));
    }
    perhapsAway();
    return progress(order.number());
  }

  private Progress ended(Made refund, String number) {
    var done = new Progress.Done(number, refund.amount(), Instant.EPOCH);
    return switch (healthy ? 0 : dice.nextInt(7)) {
      case 0, 1, 2 -> done;
      case 3 -> new Progress.Closed(number);
      case 4 -> new Progress.Abnormal(number, refund.amount());
      default -> refund.progress();
    };
  }

  private Progress progress(String number) {
    var known = made.get(number);
    return known == null ? new Progress.Unknown() : known.progress();
  }

  @Override
  public Optional<Found> find(String payment, String number) {
    perhapsAway();
    return console.stream()
        .filter(refund -> refund.number().equals(number) && refund.payment().equals(payment))
        .map(refund -> new Found(payment, refund.progress()))
        .findFirst();
  }

  Optional<Wallet.PaymentStatus> status(PaymentId payment) {
    perhapsAway();
    boolean touched = made.values().stream().anyMatch(r -> r.payment().equals(payment.number()));
    return Optional.ofNullable(payments.get(payment.number()))
        .map(paid ->
            touched
                ? new Wallet.PaymentStatus.PartlyRefunded(paid)
                : new Wallet.PaymentStatus.Paid(paid));
  }

  /// A refund at the console, if anything is left to refund.
  void console(String payment) {
    long left = paid(payment) - refunded(payment);
    if (left > 0) {
      var amount = Money.of(1 + dice.nextInt((int) left), "CNY");
      var number = "CONSOLE-" + console.size();
      var done = new Progress.Done(number, amount, Instant.EPOCH);
      var refund = new Made(number, payment, amount, done);
      console.add(refund);
      put(refund);
    }
  }

  List<Made> console() {
    return List.copyOf(console);
  }

  private void put(Made refund) {
    made.put(refund.number(), refund);
  }

  private long paid(String payment) {
    return payment(payment).amount().minorUnits();
  }

  Payment payment(String number) {
    return Objects.requireNonNull(payments.get(number));
  }

  /// In fen.
  long refunded(String payment) {
    return made.values().stream()
        .filter(refund -> refund.payment().equals(payment) && refund.refunded())
        .mapToLong(refund -> refund.amount().minorUnits())
        .sum();
  }

  private void perhapsAway() {
    if (!healthy && dice.nextInt(5) == 0) {
      throw new Unavailable("away");
    }
  }
}

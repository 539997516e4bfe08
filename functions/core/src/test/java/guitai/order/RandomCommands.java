package guitai.order;

import static guitai.order.Examples.NOW;
import static guitai.order.Examples.OLGA;
import static guitai.order.Examples.OTTO;
import static guitai.order.Examples.PRICE;

import guitai.payment.HoldReason;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Draws commands about money at random: payments, refunds and resolutions in any order.
public record RandomCommands(Random random) {
  Instant at() {
    return NOW.plusSeconds(random.nextInt(100_000));
  }

  String number() {
    return "420000000" + random.nextInt(4);
  }

  PaymentId payment() {
    return Examples.payment(number(), PRICE, NOW).id();
  }

  Money amount() {
    return Money.of(1 + random.nextInt(700), random.nextInt(30) == 0 ? "USD" : "CNY");
  }

  Payment paid() {
    var amount = random.nextInt(3) == 0 ? amount() : PRICE;
    return Examples.payment(number(), amount, NOW.plusSeconds(random.nextInt(1_000)));
  }

  AttemptId attempt() {
    return new AttemptId(Examples.ID, 1 + random.nextInt(2));
  }

  Operator operator() {
    return random.nextBoolean() ? OLGA : OTTO;
  }

  String key() {
    return "key-" + random.nextInt(40);
  }

  Resolution.ProviderStatus status() {
    return List.of(Resolution.ProviderStatus.values()).get(random.nextInt(4));
  }

  /// Where the provider disagreed, it may be taken at its word.
  Resolution.Way way(Past past) {
    return switch (random.nextInt(6)) {
      case 0 -> new Resolution.Way.Grant();
      case 4 -> new Resolution.Way.Keep();
      case 5 ->
          new Resolution.Way.AsProviderSays(
              past.balances().payments().stream()
                  .flatMap(entry -> entry.disputed().stream())
                  .findFirst());
      case 1 -> new Resolution.Way.Refund();
      case 2 -> new Resolution.Way.RefundedAtProvider("5" + random.nextInt(9), amount(), at());
      default -> new Resolution.Way.RefundedOutsideProvider();
    };
  }

  RefundProgress progress() {
    var number = "5" + random.nextInt(9);
    return switch (random.nextInt(4)) {
      case 0 -> new RefundProgress.Processing(number);
      case 1 -> new RefundProgress.Done(number, at());
      case 2 -> new RefundProgress.Abnormal(number);
      default -> new RefundProgress.Failed("CLOSED");
    };
  }

  public Command command(Past past) {
    return switch (random.nextInt(17)) {
      case 0, 1 -> new Command.ApplyPayment(at(), attempt(), paid(), new Source.Delivery("digest"));
      case 2 ->
          new Command.HoldPayment(
              at(), attempt(), paid(), HoldReason.REFUNDED_AT_PROVIDER, new Source.Query());
      case 3 -> new Command.HoldUnmatched(at(), "ELSEWHERE", paid(), new Source.Delivery("digest"));
      case 4 ->
          new Command.RequestRefund(
              at(),
              Money.of(1 + random.nextInt(300), "CNY"),
              "r",
              new IdempotentRequest(key(), "f"),
              operator());
      case 5, 6 ->
          new Command.AdvanceRefund(
              at(), 1 + random.nextInt(8), progress(), random.nextBoolean(), new Source.Query());
      case 7 ->
          new Command.RecordFoundRefund(
              at(),
              payment(),
              "5" + random.nextInt(9),
              amount(),
              at(),
              new Source.Delivery("digest"));
      case 8 ->
          new Command.RecordRefundTotal(
              at(), attempt(), paid(), amount(), new Source.Delivery("digest"));
      case 9 -> new Command.EndAttempt(at(), 1);
      case 10 ->
          random.nextBoolean()
              ? new Command.ConfirmGrant(at())
              : new Command.RefundAlreadyOwned(at());
      case 11, 12 ->
          new Command.ProposeResolution(
              NOW,
              Optional.of(payment()),
              way(past),
              status(),
              "r",
              operator(),
              new IdempotentRequest(key(), "f"));
      case 13 ->
          new Command.ReportStalledRefund(
              at().plus(Duration.ofDays(random.nextInt(20))), 1 + random.nextInt(8), "NOT_ENOUGH");
      case 14 ->
          random.nextBoolean()
              ? new Command.RecordProviderPayment(at(), paid(), new Source.Query())
              : new Command.RecordAbnormalRefund(
                  at(),
                  payment(),
                  "5" + random.nextInt(9),
                  amount(),
                  new Source.Delivery("digest"));
      default -> confirmation(past);
    };
  }

  /// Half of them fit the last proposal.
  private Command confirmation(Past past) {
    var resolutions = past.balances().resolutions();
    if (resolutions.isEmpty() || random.nextBoolean()) {
      int number = 1 + random.nextInt(6);
      return new Command.ConfirmResolution(
          NOW, number, Optional.of(payment()), status(), operator(), key());
    }
    var last = resolutions.getLast();
    var terms = last.proposed().terms();
    return new Command.ConfirmResolution(
        NOW, last.number(), terms.payment(), terms.providerStatus(), operator(), key());
  }
}

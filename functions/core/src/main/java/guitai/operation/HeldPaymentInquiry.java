package guitai.operation;

import guitai.checkout.PaymentQuery;
import guitai.held.HeldId;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.Refund;
import guitai.order.Resolution;
import guitai.payment.Payment;
import guitai.payment.ResolutionWay;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import guitai.refund.RefundExecution;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a provider is asked before a held payment is resolved. It writes nothing.
record HeldPaymentInquiry(List<Wallet> wallets, RefundExecution execution, InstantSource clock) {
  /// @param learned what is new in the provider's answers
  record Answer(List<Command> learned, Resolution.ProviderStatus status) {}

  /// @throws Unavailable where it gave no answer that can be trusted, unless a refund that makes no
  ///   progress is only to go on
  Answer ask(Past past, HeldId.OfPayment held, ResolutionWay way) {
    var entry = past.balances().payment(held.payment()).orElseThrow();
    var stuck =
        Stream.concat(past.balances().abnormalRefunds(entry), past.balances().stalledRefunds(entry))
            .toList();
    var learned = new ArrayList<Command>();
    try {
      var status = new PaymentInquiry(wallets).query(past, entry);
      status.flatMap(said -> learned(past, entry, said)).ifPresent(learned::add);
      if (execution.supports(held.payment())) {
        stuck.forEach(refund -> execution.statusOf(past, refund).ifPresent(learned::add));
      }
      return new Answer(learned, PaymentInquiry.statusOf(status, entry.payment()));
    } catch (Unavailable e) {
      if (way != ResolutionWay.REFUND || stuck.stream().noneMatch(Refund::stalled)) {
        throw e;
      }
      return new Answer(List.of(), Resolution.ProviderStatus.NOT_QUERIED);
    }
  }

  private Optional<Command> learned(
      Past past, PaymentBalances.Entry entry, Wallet.PaymentStatus status) {
    return switch (status) {
      case Wallet.PaymentStatus.FullyRefunded(var payment) ->
          Optional.of(fullyRefunded(past, entry, payment));
      case Wallet.PaymentStatus.Paid(var payment) ->
          Optional.of(
              new Command.RecordProviderPayment(clock.instant(), payment, new Source.Query()));
      case Wallet.PaymentStatus.PartlyRefunded _,
          Wallet.PaymentStatus.Unpaid _,
          Wallet.PaymentStatus.Closed _,
          Wallet.PaymentStatus.Unknown _ ->
          Optional.empty();
    };
  }

  /// Of an order that makes no progress: its attempts are queried once more.
  Answer ask(Past past, Order.Known order) {
    var query = new PaymentQuery(wallets, clock);
    var learned = new ArrayList<Command>();
    for (var attempt : order.attempts()) {
      try {
        if (attempt.open()) {
          query.query(past.id(), order, attempt).ifPresent(learned::add);
        }
      } catch (Unavailable _) {
        // It is what the operators decide on.
      }
    }
    return new Answer(learned, Resolution.ProviderStatus.NOT_QUERIED);
  }

  private Command fullyRefunded(Past past, PaymentBalances.Entry entry, Payment payment) {
    var attempt = new AttemptId(past.id(), Math.max(1, entry.attempt()));
    return new Command.RecordRefundTotal(
        clock.instant(), attempt, payment, payment.amount(), new Source.Query());
  }

  /// The way that is proposed, with what the provider says of it.
  ///
  /// @throws Problem 409 where the provider or this deployment can't do it
  ///
  /// @param past with what was learned
  Resolution.Way way(Past past, HeldId.OfPayment held, ProposalRequest request) {
    return switch (request.way()) {
      case GRANT -> new Resolution.Way.Grant();
      case REFUND -> refund(held);
      case REFUNDED_AT_PROVIDER -> refundedAtProvider(held, request.refund().orElseThrow());
      case REFUNDED_OUTSIDE_PROVIDER -> new Resolution.Way.RefundedOutsideProvider();
      case KEEP -> new Resolution.Way.Keep();
      case PROVIDER_STATUS ->
          new Resolution.Way.AsProviderSays(
              past.balances().payment(held.payment()).flatMap(entry -> entry.disputed()));
    };
  }

  private Resolution.Way refund(HeldId.OfPayment held) {
    if (!execution.supports(held.payment())) {
      throw Problem.of(
          409,
          "not-refundable",
          "This deployment can't refund through " + held.payment().provider() + ".");
    }
    return new Resolution.Way.Refund();
  }

  private Resolution.Way refundedAtProvider(HeldId.OfPayment held, String number) {
    return Optional.of(held.payment())
        .filter(execution::supports)
        .flatMap(payment -> execution.find(payment, number))
        .map(found ->
            new Resolution.Way.RefundedAtProvider(
                found.number(), found.amount(), found.refundedAt()))
        .orElseThrow(() ->
            Problem.of(
                409,
                "no-such-refund",
                "The provider has made no refund of this payment by that number."));
  }
}

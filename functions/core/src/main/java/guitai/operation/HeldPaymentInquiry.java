package guitai.operation;

import guitai.held.HeldId;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Past;
import guitai.order.PaymentBalances;
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

/// What a provider is asked before a held payment is resolved. It writes nothing.
record HeldPaymentInquiry(List<Wallet> wallets, RefundExecution execution, InstantSource clock) {
  /// @param learned what is new in the provider's answers
  record Answer(List<Command> learned, Resolution.ProviderStatus status) {}

  /// @throws Problem 409 `provider-disagrees` where the provider knows no such payment
  /// @throws Unavailable where it gave no answer that can be trusted
  Answer ask(Past past, HeldId.OfPayment held) {
    var entry = past.balances().payment(held.payment()).orElseThrow();
    var status = new PaymentInquiry(wallets).query(past, entry);
    var learned = new ArrayList<Command>();
    if (status.orElse(null) instanceof Wallet.PaymentStatus.FullyRefunded(var payment)) {
      learned.add(fullyRefunded(past, entry, payment));
    }
    past.balances()
        .abnormalRefunds(entry)
        .forEach(refund -> execution.statusOf(past, refund).ifPresent(learned::add));
    return new Answer(learned, PaymentInquiry.statusOf(status, entry.payment()));
  }

  private Command fullyRefunded(Past past, PaymentBalances.Entry entry, Payment payment) {
    var attempt = new AttemptId(past.id(), Math.max(1, entry.attempt()));
    return new Command.RecordRefundTotal(
        clock.instant(), attempt, payment, payment.amount(), new Source.Query());
  }

  /// The way that is proposed, with what the provider says of it.
  ///
  /// @throws Problem 409 where the provider or this deployment can't do it
  Resolution.Way way(HeldId.OfPayment held, ProposalRequest request) {
    return switch (request.way()) {
      case GRANT -> new Resolution.Way.Grant();
      case REFUND -> refund(held);
      case REFUNDED_AT_PROVIDER -> refundedAtProvider(held, request.refund().orElseThrow());
      case REFUNDED_OUTSIDE_PROVIDER -> new Resolution.Way.RefundedOutsideProvider();
      case KEEP, PROVIDER_STATUS -> throw notPossible(request.way());
    };
  }

  static Problem notPossible(ResolutionWay way) {
    return Problem.of(409, "not-possible", "This can't be resolved by " + way.text() + ".");
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

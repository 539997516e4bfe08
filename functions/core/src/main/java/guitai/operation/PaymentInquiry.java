package guitai.operation;

import guitai.order.AttemptId;
import guitai.order.Order;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.Resolution;
import guitai.payment.Payment;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import java.util.List;
import java.util.Optional;

/// Queries a provider about one payment that it confirmed (查单): by the provider's payment number
/// where the provider supports that, otherwise by the attempt.
record PaymentInquiry(List<Wallet> wallets) {
  PaymentInquiry {
    wallets = List.copyOf(wallets);
  }

  /// What the provider says now; empty where no wallet of ours can query it.
  ///
  /// @throws Unavailable where it gave no answer that can be trusted
  Optional<Wallet.PaymentStatus> query(Past past, PaymentBalances.Entry entry) {
    return byNumber(entry.payment()).or(() -> byAttempt(past, entry));
  }

  /// `UNKNOWN` where the provider knows no such payment, or not as paid.
  static Resolution.ProviderStatus statusOf(
      Optional<Wallet.PaymentStatus> status, Payment payment) {
    return status
        .map(said -> statusOf(said, payment))
        .orElse(Resolution.ProviderStatus.NOT_QUERIED);
  }

  private Optional<Wallet.PaymentStatus> byNumber(Payment payment) {
    return wallets.stream().flatMap(wallet -> wallet.query(payment.id()).stream()).findFirst();
  }

  private Optional<Wallet.PaymentStatus> byAttempt(Past past, PaymentBalances.Entry entry) {
    return past.order() instanceof Order.Known order
        ? order
            .attempt(entry.attempt())
            .flatMap(attempt ->
                wallets.stream()
                    .filter(wallet -> wallet.serves(attempt))
                    .findFirst()
                    .map(wallet ->
                        wallet.query(new AttemptId(past.id(), attempt.number()), attempt.terms())))
        : Optional.empty();
  }

  private static Resolution.ProviderStatus statusOf(Wallet.PaymentStatus status, Payment payment) {
    return switch (status) {
      case Wallet.PaymentStatus.Paid(var said) when same(said, payment) ->
          Resolution.ProviderStatus.PAID;
      case Wallet.PaymentStatus.PartlyRefunded(var said) when same(said, payment) ->
          Resolution.ProviderStatus.REFUNDED;
      case Wallet.PaymentStatus.FullyRefunded(var said) when same(said, payment) ->
          Resolution.ProviderStatus.REFUNDED;
      case Wallet.PaymentStatus.Paid _,
          Wallet.PaymentStatus.PartlyRefunded _,
          Wallet.PaymentStatus.FullyRefunded _,
          Wallet.PaymentStatus.Unpaid _,
          Wallet.PaymentStatus.Closed _,
          Wallet.PaymentStatus.Unknown _ ->
          Resolution.ProviderStatus.UNKNOWN;
    };
  }

  private static boolean same(Payment said, Payment payment) {
    return said.id().equals(payment.id());
  }
}

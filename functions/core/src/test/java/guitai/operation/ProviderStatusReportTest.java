package guitai.operation;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.checkout.FakeWallet;
import guitai.order.Examples;
import guitai.order.MemoryOrders;
import guitai.order.Past;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import guitai.refund.FakeBank;
import guitai.refund.RefundExecution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProviderStatusReportTest {
  private final FakeWallet wallet = new FakeWallet();
  private final FakeBank bank = new FakeBank(new Random(1), true);

  private ProviderStatusReport.All asked(Past past, Duration patience) {
    var repayment = new RefundExecution(new MemoryOrders(), List.of(bank), () -> Examples.NOW);
    return new ProviderStatusReport(List.of(wallet), repayment, patience).of(past);
  }

  @Test
  void what_each_provider_says_is_told_by_number() {
    wallet.look = _ -> new Wallet.PaymentStatus.Paid(Examples.pay().payment());
    var said = asked(Examples.paid(), Duration.ofSeconds(5));
    assertThat(said.attempts())
        .containsExactly(
            new ProviderStatusReport.Status<>(1, Optional.of(wallet.look.apply(Examples.FIRST))));
    assertThat(said.payments()).isEmpty();
  }

  @Test
  void a_payment_of_no_attempt_is_asked_about_by_its_number() {
    wallet.payment = id -> Optional.of(new Wallet.PaymentStatus.Unknown());
    var said = asked(Examples.unmatched(), Duration.ofSeconds(5));
    assertThat(said.attempts()).isEmpty();
    assertThat(said.payments()).hasSize(1);
  }

  @Test
  void who_does_not_answer_in_time_or_at_all_said_nothing() {
    var never = new CountDownLatch(1);
    wallet.look =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new Unavailable("interrupted", e);
          }
          throw new IllegalStateException("nobody counts down");
        };
    long before = System.nanoTime();
    var said = asked(Examples.paid(), Duration.ofMillis(200));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    assertThat(said.attempts().getFirst().status()).isEmpty();
    wallet.look =
        _ -> {
          throw new Unavailable("away");
        };
    assertThat(asked(Examples.paid(), Duration.ofSeconds(5)).attempts().getFirst().status())
        .isEmpty();
  }
}

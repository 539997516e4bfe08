package guitai.operation;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.checkout.FakeWallet;
import guitai.http.JdkHost;
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

  private ProviderStatusReport.All report(Past past, Duration patience) {
    var execution =
        new RefundExecution(new MemoryOrders(), List.of(bank), new JdkHost(() -> Examples.NOW));
    return new ProviderStatusReport(List.of(wallet), execution, execution.host(), patience)
        .of(past);
  }

  @Test
  void the_status_of_each_attempt_is_reported_by_its_number() {
    wallet.status = _ -> new Wallet.PaymentStatus.Paid(Examples.pay().payment());
    var report = report(Examples.paid(), Duration.ofSeconds(5));
    assertThat(report.attempts())
        .containsExactly(
            new ProviderStatusReport.Status<>(1, Optional.of(wallet.status.apply(Examples.FIRST))));
    assertThat(report.payments()).isEmpty();
  }

  @Test
  void a_payment_of_no_attempt_is_queried_by_its_number() {
    wallet.payment = id -> Optional.of(new Wallet.PaymentStatus.Unknown());
    var report = report(Examples.unmatched(), Duration.ofSeconds(5));
    assertThat(report.attempts()).isEmpty();
    assertThat(report.payments()).hasSize(1);
  }

  @Test
  void a_provider_that_does_not_answer_in_time_or_at_all_has_no_status() {
    var never = new CountDownLatch(1);
    wallet.status =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new Unavailable("interrupted", e);
          }
          throw new IllegalStateException("the latch is never counted down");
        };
    long before = System.nanoTime();
    var report = report(Examples.paid(), Duration.ofMillis(200));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    assertThat(report.attempts().getFirst().status()).isEmpty();
    wallet.status =
        _ -> {
          throw new Unavailable("away");
        };
    assertThat(report(Examples.paid(), Duration.ofSeconds(5)).attempts().getFirst().status())
        .isEmpty();
  }
}

package guitai.refund;

import static guitai.order.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.held.HeldEntry;
import guitai.held.HeldOrders;
import guitai.held.HeldReason;
import guitai.order.Decision;
import guitai.order.Examples;
import guitai.order.Past;
import guitai.order.SampleEvents;
import guitai.provider.Notification;
import guitai.provider.Refunds.Progress;
import guitai.storefront.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A refund that was made at the provider's console, and that the provider can't pay back, is on
/// the held list as one of ours is (MON-8).
class ConsoleAbnormalTest {
  private static final Money PART = Money.of(200, "CNY");

  private static Past after(Past past, Progress progress) {
    var payment = Examples.pay().payment().id().number();
    var notice =
        new Notification.RefundFinished(
            Examples.FIRST.text(), payment, "CONSOLE-1", progress, SampleEvents.evidence());
    var after = past;
    for (var command : RefundNoticeEffect.of(past, notice, NOW)) {
      after = after.plus(Decision.decide(after, command));
    }
    return after;
  }

  @Test
  void mon_8_an_abnormal_refund_of_the_console_is_held_until_it_is_made_after_all() {
    var abnormal = after(Examples.granted(), new Progress.Abnormal("50009", PART));
    assertThat(after(abnormal, new Progress.Abnormal("50009", PART))).isEqualTo(abnormal);
    assertThat(HeldOrders.of(abnormal))
        .singleElement()
        .returns(HeldReason.REFUND_ABNORMAL, HeldEntry::reason)
        .returns(Optional.of(PART), HeldEntry::amount);
    var made = after(abnormal, new Progress.Done("50009", PART, NOW));
    assertThat(HeldOrders.of(made)).isEmpty();
    assertThat(made.state()).isEqualTo("partly-refunded");
  }
}

package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Refunds.Progress;
import guitai.storefront.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundNoticeTest {
  private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS01";
  private final WechatPayNotifications notifications =
      new WechatPayNotifications(
          FakeWechatPay.ACCOUNT, () -> FakeWechatPay.KEYS, () -> FakeWechatPay.SECRETS);

  @Test
  void a_refund_is_read_in_our_terms() throws Forged {
    assertThat(notice("SUCCESS", refund("SUCCESS")))
        .isInstanceOfSatisfying(
            Notification.RefundFinished.class,
            refunded -> {
              assertThat(refunded.merchantOrderNumber()).isEqualTo(ORDER);
              assertThat(refunded.payment()).isEqualTo("4200001");
              assertThat(refunded.number()).isEqualTo("R-1");
              assertThat(refunded.progress())
                  .isEqualTo(
                      new Progress.Done(
                          "50001", Money.of(200, "CNY"), Instant.parse("2026-01-01T00:00:00Z")));
              assertThat(refunded.evidence().provider()).isEqualTo("wechat-pay");
            });
  }

  @Test
  void only_a_refund_that_is_done_needs_a_time() throws Forged {
    for (var end : new String[] {"ABNORMAL", "CLOSED"}) {
      var refund = refund(end).replace("\"success_time\"", "\"other_time\"");
      assertThat(notice(end, refund)).isInstanceOf(Notification.RefundFinished.class);
    }
    var refund = refund("SUCCESS").replace("\"success_time\"", "\"other_time\"");
    assertReasonToQuery("SUCCESS", refund);
  }

  @Test
  void a_failed_refund_is_read_with_its_failure() throws Forged {
    assertThat(progress("ABNORMAL"))
        .isEqualTo(new Progress.Abnormal("50001", Money.of(200, "CNY")));
    assertThat(progress("CLOSED")).isEqualTo(new Progress.Closed("50001"));
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS, CLOSED",
    "CLOSED, SUCCESS",
    "ABNORMAL, SUCCESS",
    "PROCESSING, PROCESSING",
    "SUCCESS, PROCESSING",
    "SUCCESS, success"
  })
  void if_event_and_state_disagree_it_is_a_reason_to_query(String event, String state)
      throws Forged {
    assertReasonToQuery(event, refund(state));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"refund\":200; \"refund\":\"200\"",
        "\"refund\":200; \"refund\":-200",
        "\"refund\":200; \"refund\":2.00",
        "\"refund\":200; \"payer\":200",
        "\"amount\"; \"other_amount\"",
        "\"refund\":200; \"refund\":200,\"currency\":\"USD\"",
        "\"transaction_id\"; \"other_id\"",
        "\"out_refund_no\"; \"other_no\"",
        "\"refund_id\"; \"other_id\"",
        "\"refund_status\"; \"status\"",
        "2026-01-01T08:00:00+08:00; 20260101080000"
      })
  void an_incomplete_refund_is_a_reason_to_query(String from, String to) throws Forged {
    assertThat(refund("SUCCESS")).contains(from);
    assertReasonToQuery("SUCCESS", refund("SUCCESS").replace(from, to));
  }

  @Test
  void a_refund_without_an_order_is_still_a_reason_to_query() throws Forged {
    var refund = refund("SUCCESS").replace("\"out_trade_no\"", "\"other_no\"");
    assertReasonToQuery("SUCCESS", refund);
  }

  @Test
  void another_merchants_refund_is_refused() {
    var refund = refund("SUCCESS").replace("1900000001", "1900000002");
    assertThatThrownBy(() -> notice("SUCCESS", refund)).isInstanceOf(Forged.class);
  }

  private void assertReasonToQuery(String event, String refund) throws Forged {
    assertThat(notice(event, refund))
        .isInstanceOfSatisfying(
            Notification.Other.class,
            other -> {
              assertThat(other.query()).isTrue();
              assertThat(other.type()).isEqualTo("REFUND." + event);
            });
  }

  private Progress progress(String end) throws Forged {
    return ((Notification.RefundFinished) notice(end, refund(end))).progress();
  }

  private Notification notice(String event, String refund) throws Forged {
    return notifications.verify(FakeWechatPay.event("REFUND." + event, refund));
  }

  /// As WeChat Pay writes it; no currency is documented.
  private static String refund(String state) {
    return """
    {"mchid":"1900000001","out_trade_no":"%s","transaction_id":"4200001","refund_id":"50001",\
    "out_refund_no":"R-1","refund_status":"%s","success_time":"2026-01-01T08:00:00+08:00",\
    "user_received_account":"支付用户零钱",\
    "amount":{"total":600,"refund":200,"payer_total":500,"payer_refund":167}}\
    """
        .formatted(ORDER, state);
  }
}

package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.inapp.PurchaseEvent;
import guitai.inapp.UpdateMeaning;
import guitai.payment.Source;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseEventSentencesTest {
  static Arguments[] meanings() {
    return new Arguments[] {
      Arguments.of(new UpdateMeaning.Active(), "active"),
      Arguments.of(new UpdateMeaning.InGrace(), "in grace period"),
      Arguments.of(new UpdateMeaning.WillEnd(), "will end"),
      Arguments.of(new UpdateMeaning.Revoked(), "revoked"),
      Arguments.of(new UpdateMeaning.RefundReversed(), "refund reversed"),
      Arguments.of(new UpdateMeaning.Informational(), "for information"),
      Arguments.of(new UpdateMeaning.RefundRequested(), "refund requested"),
      Arguments.of(new UpdateMeaning.TestNotification(), "test"),
      Arguments.of(new UpdateMeaning.ConsentWithdrawn(), "consent withdrawn"),
      Arguments.of(new UpdateMeaning.Unknown(), "unknown")
    };
  }

  @ParameterizedTest
  @MethodSource("meanings")
  void a_notification_has_its_meaning(UpdateMeaning meaning, String words) {
    assertThat(PurchaseEventSentences.of(recorded("REFUND", "n-1", meaning)))
        .isEqualTo("Notified by the app store of REFUND (" + words + "), notification n-1.");
  }

  @Test
  void a_transaction_that_a_customer_presents_is_no_notification() {
    var presented = recorded("presented", "d-1", new UpdateMeaning.Presented());

    assertThat(PurchaseEventSentences.of(presented))
        .isEqualTo("Presented as signed by the app store, digest d-1.");
  }

  private static PurchaseEvent recorded(String type, String number, UpdateMeaning meaning) {
    return new PurchaseEvent.UpdateRecorded(
        Instant.parse("2026-02-01T02:30:00Z"),
        number,
        type,
        meaning.text(),
        Optional.empty(),
        Optional.empty(),
        new Source.Delivery("e-1"));
  }
}

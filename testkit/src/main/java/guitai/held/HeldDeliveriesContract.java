package guitai.held;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.held.DeliveryEvent.KeepConfirmed;
import guitai.held.DeliveryEvent.KeepProposed;
import guitai.held.DeliveryEvent.Named;
import guitai.held.DeliveryEvent.Received;
import guitai.order.IdempotentRequest;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import guitai.payment.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The contract of every implementation of [HeldDeliveries].
public interface HeldDeliveriesContract {
  Instant NOON = Instant.parse("2026-11-25T04:00:00Z");

  HeldDeliveries deliveries();

  /// The evidence of those deliveries.
  EvidenceArchive archive();

  /// The list that they are on.
  HeldPayments held();

  private static Received received(String evidence) {
    return new Received(
        NOON,
        DeliveryReason.COMPLAINT,
        new Named("wechat-pay", "COMPLAINT.CREATE", "EV-1", Optional.of("2002")),
        Optional.empty(),
        evidence);
  }

  private boolean listed(String digest) {
    var after = Optional.<String>empty();
    do {
      var page = held().page(after, 25);
      if (page.held().stream().anyMatch(e -> e.id().equals(new HeldId.OfDelivery(digest)))) {
        return true;
      }
      after = page.next();
    } while (after.isPresent());
    return false;
  }

  @Test
  default void a_delivery_is_stored_with_its_evidence_and_listed() {
    var digest = UUID.randomUUID().toString();
    var name = UUID.randomUUID().toString();
    var evidence = new Evidence(name, "wechat-pay", NOON, Map.of(), Bytes.utf8("{}"));
    var none = deliveries().find(digest);
    assertThat(none).isEqualTo(HeldDelivery.none(digest));

    assertThat(deliveries().append(none, List.of(received(name)), Optional.of(evidence))).isTrue();

    assertThat(deliveries().find(digest)).isEqualTo(none.plus(List.of(received(name))));
    assertThat(archive().evidence(name)).hasValue(evidence);
    assertThat(listed(digest)).isTrue();
  }

  @Test
  default void a_writer_who_decided_on_an_older_past_writes_nothing() {
    var digest = UUID.randomUUID().toString();
    var none = HeldDelivery.none(digest);
    deliveries().append(none, List.of(received("d1")), Optional.empty());
    assertThat(deliveries().append(none, List.of(received("d2")), Optional.empty())).isFalse();
    assertThat(deliveries().find(digest).length()).isEqualTo(1);
  }

  @Test
  default void what_was_dealt_with_leaves_the_list() {
    var digest = UUID.randomUUID().toString();
    var past = HeldDelivery.none(digest).plus(List.of(received("d1")));
    deliveries().append(HeldDelivery.none(digest), past.events(), Optional.empty());
    var dealtWith =
        List.<DeliveryEvent>of(
            new KeepProposed(NOON, 1, "seen", new Operator("a"), new IdempotentRequest("k", "f")),
            new KeepConfirmed(NOON, 1, new Operator("b"), "k2"));
    assertThat(deliveries().append(past, dealtWith, Optional.empty())).isTrue();
    assertThat(listed(digest)).isFalse();
    assertThat(deliveries().find(digest).state()).isEqualTo("dealt-with");
  }
}

package guitai.inapp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.order.IdempotentRequest;
import guitai.payment.Customer;
import guitai.payment.Operator;
import guitai.payment.ResolutionWay;
import guitai.payment.Source;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredPurchaseEventsTest {
  private static final Golden<PurchaseEvent> FILES =
      new Golden<>(
          "purchase",
          PurchaseEvent.class,
          PurchaseEventJson::read,
          event -> PurchaseEventJson.write(List.of(event)).getFirst());
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987654321Z");
  private static final Instant BOUGHT_AT = Instant.parse("2026-01-31T15:59:58.123Z");
  private static final Instant SIGNED_AT = Instant.parse("2026-01-31T15:59:59.5Z");
  private static final Instant END = Instant.parse("2026-02-28T15:59:58.123Z");
  private static final Customer ALICE = new Customer("https://issuer.example", "alice");

  @TestFactory
  Stream<DynamicTest> every_event_of_a_purchase_is_read_and_written_as_it_was_stored() {
    return FILES.hold(Stream.of(updates(), others(), resolutions()).flatMap(List::stream).toList());
  }

  @Test
  void an_event_of_an_unknown_type_fails_loudly() {
    var text = FILES.text("brought").replace("brought", "brought-again");
    assertThatThrownBy(() -> PurchaseEventJson.read(text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an event of an unknown type");
  }

  @Test
  void an_unknown_standing_fails_loudly() {
    var text = FILES.text("told-bought").replace("\"good\"", "\"better\"");
    assertThatThrownBy(() -> PurchaseEventJson.read(text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a standing of an unknown kind");
  }

  private static List<GoldenValue<PurchaseEvent>> updates() {
    return List.of(
        GoldenValue.of(
            "told-without-sale",
            updateRecorded("TEST", "tried", Optional.empty(), Optional.empty())),
        GoldenValue.of(
            "told-bought",
            updateRecorded(
                "ONE_TIME_CHARGE",
                "backed",
                Optional.of(new SoldTransaction(bought(), Optional.empty(), Optional.empty())),
                Optional.empty())),
        GoldenValue.of(
            "told-for-good",
            updateRecorded(
                "ONE_TIME_CHARGE", "backed", sale(new Term.ForGood()), Optional.empty())),
        GoldenValue.of(
            "told-for-a-month",
            updateRecorded("ONE_TIME_CHARGE", "backed", sale(month()), Optional.empty())),
        GoldenValue.of(
            "told-renewed",
            updateRecorded(
                "DID_RENEW", "backed", sale(new Term.Until(END)), renewal(Optional.empty()))),
        GoldenValue.of(
            "told-in-grace",
            updateRecorded(
                "DID_FAIL_TO_RENEW/GRACE_PERIOD",
                "graced",
                Optional.empty(),
                renewal(Optional.of(END)))),
        GoldenValue.of(
            "told-taken-back",
            updateRecorded("REFUND", "taken-back", standing(revoked()), Optional.empty())),
        GoldenValue.of(
            "told-unreadable",
            updateRecorded(
                "ONE_TIME_CHARGE",
                "backed",
                standing(new Transaction.Standing.Unreadable()),
                Optional.empty())),
        GoldenValue.of(
            "told-elsewhere",
            updateRecorded(
                "ONE_TIME_CHARGE",
                "backed",
                Optional.of(
                    new SoldTransaction(bought(), Optional.empty(), Optional.empty(), gives())),
                Optional.empty())),
        GoldenValue.of(
            "told-upgraded",
            updateRecorded("DID_CHANGE", "backed", standing(upgraded()), Optional.empty())));
  }

  private static PurchaseEvent updateRecorded(
      String type, String meaning, Optional<SoldTransaction> sale, Optional<Renewal> renewal) {
    return new PurchaseEvent.UpdateRecorded(
        AT, "notice-1", type, meaning, sale, renewal, new Source.Delivery("digest"));
  }

  private static Transaction bought() {
    return new Transaction(
        "2000000001",
        new Transaction.Item("com.example.app", Optional.empty(), 1, Optional.empty()),
        BOUGHT_AT,
        Optional.empty(),
        true,
        new Transaction.Standing.Good(),
        SIGNED_AT);
  }

  private static Transaction period(Transaction.Standing standing) {
    return new Transaction(
        "2000000002",
        new Transaction.Item(
            "com.example.music.month", Optional.of("CHN"), 2, Optional.of(Money.of(1100, "CNY"))),
        BOUGHT_AT,
        Optional.of(END),
        false,
        standing,
        SIGNED_AT);
  }

  private static Optional<SoldTransaction> sale(Term term) {
    return Optional.of(
        new SoldTransaction(
            period(new Transaction.Standing.Good()),
            Optional.of(ALICE),
            Optional.of(new SoldTransaction.Gives("music.month", term))));
  }

  private static Optional<SoldTransaction> standing(Transaction.Standing standing) {
    return Optional.of(new SoldTransaction(period(standing), Optional.empty(), Optional.empty()));
  }

  private static Term month() {
    return new Term.During(Period.ofMonths(1), ZoneId.of("Asia/Shanghai"));
  }

  private static Transaction.Standing revoked() {
    return new Transaction.Standing.Revoked(Instant.parse("2026-02-01T00:00:00Z"));
  }

  private static Transaction.Standing upgraded() {
    return new Transaction.Standing.Upgraded();
  }

  private static Optional<Renewal> renewal(Optional<Instant> graceUntil) {
    return Optional.of(new Renewal(true, graceUntil.isPresent(), graceUntil, SIGNED_AT));
  }

  private static List<GoldenValue<PurchaseEvent>> others() {
    return List.of(
        GoldenValue.of(
            "claimed", new PurchaseEvent.Claimed(AT, ALICE, new Source.Delivery("digest"))),
        GoldenValue.of("found-owned", new PurchaseEvent.AlreadyOwnedFound(AT, "2000000001")),
        GoldenValue.of("brought", new PurchaseEvent.Fulfilled(AT)),
        GoldenValue.of("ownership-ended", new PurchaseEvent.OwnershipEnded(AT, "2000000001")),
        GoldenValue.of("store-queried", new PurchaseEvent.StoreQueried(AT, "2000000001")),
        GoldenValue.of(
            "identified",
            new PurchaseEvent.TransactionIdentified(
                AT, "2000000001", Optional.of(ALICE), gives(), gives())),
        GoldenValue.of(
            "identified-nothing",
            new PurchaseEvent.TransactionIdentified(
                AT, "2000000001", Optional.empty(), Optional.empty(), Optional.empty())));
  }

  private static List<GoldenValue<PurchaseEvent>> resolutions() {
    var all = new ArrayList<GoldenValue<PurchaseEvent>>();
    for (var cause : PurchaseHold.values()) {
      all.add(
          GoldenValue.of(
              "resolution-proposed-" + cause.text(),
              new PurchaseEvent.ResolutionProposed(
                  AT,
                  1,
                  terms(cause, ResolutionWay.GRANT),
                  "reason",
                  new Operator("one"),
                  new IdempotentRequest("key", "fingerprint"))));
    }
    for (var way : ResolutionWay.values()) {
      all.add(
          GoldenValue.of(
              "resolution-confirmed-" + way.text(),
              new PurchaseEvent.ResolutionConfirmed(
                  AT, 1, terms(PurchaseHold.UNREADABLE, way), new Operator("two"), "key")));
    }
    return all;
  }

  private static PurchaseResolution.Terms terms(PurchaseHold cause, ResolutionWay way) {
    return new PurchaseResolution.Terms(
        "2000000001", cause, way, way == ResolutionWay.GRANT ? gives() : Optional.empty());
  }

  private static Optional<SoldTransaction.Gives> gives() {
    return Optional.of(new SoldTransaction.Gives("music.month", new Term.ForGood()));
  }
}

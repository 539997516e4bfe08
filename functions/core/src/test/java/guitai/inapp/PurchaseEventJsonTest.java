package guitai.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.order.IdempotentRequest;
import guitai.payment.Operator;
import guitai.payment.ResolutionWay;
import guitai.payment.Source;
import guitai.storefront.Term;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurchaseEventJsonTest {
  private static PurchaseEvent updateRecorded(
      Optional<SoldTransaction> sale, Optional<Renewal> renewal) {
    return new PurchaseEvent.UpdateRecorded(
        Examples.NOW, "n1", "EXPIRED/VOLUNTARY", "ended", sale, renewal, new Source.Delivery("d1"));
  }

  private static SoldTransaction sale(Transaction transaction) {
    return new SoldTransaction(
        transaction,
        Optional.of(Examples.ALICE),
        Optional.of(new SoldTransaction.Gives("app", new Term.ForGood())));
  }

  private static PurchaseResolution.Terms terms() {
    return new PurchaseResolution.Terms(
        "2000",
        PurchaseHold.UNKNOWN_PRODUCT,
        ResolutionWay.GRANT,
        Optional.of(new SoldTransaction.Gives("app", new Term.ForGood())));
  }

  private static final List<PurchaseEvent> ALL =
      List.of(
          updateRecorded(Optional.empty(), Optional.empty()),
          updateRecorded(Optional.of(sale(Examples.app(0))), Optional.empty()),
          updateRecorded(Optional.of(sale(Examples.refundedApp(1))), Optional.empty()),
          updateRecorded(
              Optional.of(
                  new SoldTransaction(
                      Examples.shared(Examples.period("2001", 0, 30)),
                      Optional.empty(),
                      Optional.empty())),
              Optional.of(new Renewal(false, true, Optional.of(Examples.day(5)), Examples.day(1)))),
          new PurchaseEvent.Claimed(Examples.NOW, Examples.BOB, new Source.Delivery("d2")),
          new PurchaseEvent.AlreadyOwnedFound(Examples.NOW, "2000"),
          new PurchaseEvent.OwnershipEnded(Examples.NOW, "2000"),
          new PurchaseEvent.StoreQueried(Examples.NOW, "2000"),
          new PurchaseEvent.TransactionIdentified(
              Examples.NOW, "2000", Optional.empty(), Optional.empty(), Optional.empty()),
          new PurchaseEvent.ResolutionProposed(
              Examples.NOW,
              1,
              terms(),
              "decided",
              new Operator("one"),
              new IdempotentRequest("key", "fingerprint")),
          new PurchaseEvent.ResolutionConfirmed(
              Examples.NOW, 1, terms(), new Operator("two"), "key"),
          new PurchaseEvent.Fulfilled(Examples.NOW));

  @Test
  void every_event_is_read_as_it_was_written() {
    assertThat(PurchaseEventJson.write(ALL).stream().map(PurchaseEventJson::read).toList())
        .isEqualTo(ALL);
  }

  @Test
  void a_stored_text_is_read_for_ever() {
    var text =
        """
        {"type":"told","at":"2026-11-25T04:00:00Z","notice":"n1","told":"REFUND",\
        "meaning":"taken-back","sale":{"number":"2000","sold":"com.example.app",\
        "storefront":"CHN","quantity":1,"bought-at":"2026-11-25T04:00:00Z","shared":false,\
        "signed-at":"2026-11-26T04:00:00Z","price":{"minorUnits":600,"currency":"CNY"},\
        "standing":"taken-back","taken-back-at":"2026-11-26T04:00:00Z",\
        "issuer":"https://issuer.example","subject":"alice","gives":"app","term":"for-good"},\
        "evidence":"d1"}\
        """;

    assertThat(PurchaseEventJson.read(text))
        .isEqualTo(
            new PurchaseEvent.UpdateRecorded(
                Examples.NOW,
                "n1",
                "REFUND",
                "taken-back",
                Optional.of(sale(Examples.refundedApp(1))),
                Optional.empty(),
                new Source.Delivery("d1")));
  }
}

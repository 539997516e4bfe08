package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Grant;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.SoldTransaction;
import guitai.inapp.Transaction;
import guitai.order.OrderId;
import guitai.payment.Customer;
import guitai.payment.Source;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredPurchaseItemsTest {
  private static final Golden<PurchasePast> PURCHASES =
      Golden.flat(
          "purchase-item",
          PurchaseId.class,
          StoredPurchaseItemsTest::past,
          StoredPurchaseItemsTest::write);
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");
  private static final PurchaseId PURCHASE = new PurchaseId("app-store", "app-1", "2000000001");
  private static final Customer ALICE = new Customer("https://issuer.example", "alice");

  @TestFactory
  Stream<DynamicTest> every_purchase_is_read_from_its_item_and_written_to_it() {
    var claimed = new PurchaseEvent.Claimed(AT, ALICE, new Source.Delivery("digest"));
    return PURCHASES.hold(
        List.of(
            GoldenValue.of("unclaimed", new PurchasePast(PURCHASE, List.of(recorded()))),
            GoldenValue.of("claimed", new PurchasePast(PURCHASE, List.of(recorded(), claimed)))));
  }

  @Test
  void every_attribute_of_a_purchase_is_in_a_file() {
    assertThat(
            Stream.of("unclaimed", "claimed")
                .flatMap(name -> ItemJson.read(PURCHASES.text(name)).keySet().stream()))
        .containsAll(OrderItem.SPARSE)
        .contains(OrderItem.HAPPENED, OrderItem.COUNT);
  }

  private static PurchaseEvent recorded() {
    var transaction =
        new Transaction(
            PURCHASE.number(),
            new Transaction.Item(
                "com.example.app", Optional.of("CHN"), 1, Optional.of(Money.of(600, "CNY"))),
            AT,
            Optional.empty(),
            false,
            new Transaction.Standing.Good(),
            AT);
    var gives = new SoldTransaction.Gives("app", new Term.ForGood());
    return new PurchaseEvent.UpdateRecorded(
        AT,
        "notice-1",
        "ONE_TIME_CHARGE",
        "backed",
        Optional.of(new SoldTransaction(transaction, Optional.empty(), Optional.of(gives))),
        Optional.empty(),
        new Source.Delivery("digest"));
  }

  private static PurchasePast past(String text) {
    var item = ItemJson.read(text);
    var id = PurchaseItem.purchase(Values.text(item, OrderItem.ID)).orElseThrow();
    return purchases(FakeTables.with("orders", item)).find(id);
  }

  private static String write(PurchasePast past) {
    var tables = new FakeTables();
    purchases(tables).append(PurchasePast.none(past.id()), past.events(), Optional.empty());
    return ItemJson.write(tables.of("orders").getFirst());
  }

  private static DynamoPurchases purchases(FakeTables tables) {
    var orders = new DynamoOrders(tables, FakeTables.NAMES, Duration.ofDays(180));
    return new DynamoPurchases(tables, FakeTables.NAMES, orders);
  }

  @TestFactory
  Stream<DynamicTest> every_account_token_is_read_from_its_item_and_written_to_it() {
    return Golden.flat(
            "account-token-item",
            Customer.class,
            text ->
                purchases(FakeTables.with("orders", ItemJson.read(text)))
                    .customer("token-1")
                    .orElseThrow(),
            customer -> {
              var tables = new FakeTables();
              purchases(tables).store("token-1", customer);
              return ItemJson.write(tables.of("orders").getFirst());
            })
        .hold(List.of(GoldenValue.of("of-a-customer", ALICE)));
  }

  @TestFactory
  Stream<DynamicTest> every_grant_is_read_from_its_item_and_written_to_it() {
    var order = new EntitlementSource.OfOrder(new OrderId("0123456789ABCDEFGHJKMNPQRS"));
    var purchase = new EntitlementSource.OfPurchase(PURCHASE, "2000000002");
    var month = new Term.During(Period.ofMonths(1), ZoneId.of("Asia/Shanghai"));
    return Golden.flat(
            "grant-item",
            Grant.class,
            text ->
                new DynamoEntitlements(
                        FakeTables.with("entitlements", ItemJson.read(text)), FakeTables.NAMES)
                    .of(ALICE)
                    .getFirst(),
            StoredPurchaseItemsTest::write)
        .hold(
            List.of(
                GoldenValue.of("by-an-order", grant(order, new Term.ForGood(), false)),
                GoldenValue.of("by-an-order-revoked", grant(order, month, true)),
                GoldenValue.of("by-a-purchase", grant(purchase, new Term.Until(AT), false)),
                GoldenValue.of(
                    "by-a-purchase-revoked", grant(purchase, new Term.Until(AT), true))));
  }

  private static Grant grant(EntitlementSource because, Term term, boolean revoked) {
    return new Grant(ALICE, "music.month", because, 7, AT, term, revoked);
  }

  private static String write(Grant grant) {
    var tables = new FakeTables();
    new DynamoEntitlements(tables, FakeTables.NAMES).put(grant);
    return ItemJson.write(tables.of("entitlements").getFirst());
  }
}

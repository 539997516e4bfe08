package guitai.inapp;

import guitai.bytes.Bytes;
import guitai.inapp.Transaction.Standing;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Money;
import guitai.storefront.Product;
import guitai.storefront.Store;
import guitai.storefront.Storefront;
import guitai.storefront.Term;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A store's sales, a day apart.
public final class Examples {
  public static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
  public static final Customer ALICE = new Customer("https://issuer.example", "alice");
  public static final Customer BOB = new Customer("https://issuer.example", "bob");
  public static final PurchaseId ID = new PurchaseId("app-store", "com.example", "2000");
  public static final String TOKEN = "7e3fb20b-4cdb-87cc-936d-99d65f608138";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Money PRICE = Money.of(600, "CNY");

  private Examples() {}

  public static Instant day(int number) {
    return NOW.plusSeconds(number * 86_400L);
  }

  /// `app` for good, `month` for a month, `music` by subscription.
  public static MemoryStorefronts storefronts() {
    return new MemoryStorefronts(
        List.of(
            new Storefront(
                "CHN",
                "CNY",
                SHANGHAI,
                List.of(new Store("app-store", Optional.empty())),
                List.of(),
                List.of(
                    product("app", new Term.ForGood()),
                    product("month", new Term.During(Period.ofMonths(1), SHANGHAI)),
                    product("music", new Term.During(Period.ofMonths(1), SHANGHAI))))));
  }

  private static Product product(String id, Term term) {
    return new Product(
        id, "app-store", "app", Map.of("en", id), PRICE, term, Optional.of("com.example." + id));
  }

  /// Bought once, signed that many days after.
  public static Transaction app(int toldOnDay) {
    return transaction("2000", "com.example.app", Optional.empty(), new Standing.Good(), toldOnDay);
  }

  public static Transaction refundedApp(int toldOnDay) {
    return transaction(
        "2000",
        "com.example.app",
        Optional.empty(),
        new Standing.Revoked(day(toldOnDay)),
        toldOnDay);
  }

  /// A subscription's period, bought and signed on the same day.
  public static Transaction period(String number, int from, int until) {
    return new Transaction(
        number,
        new Transaction.Item("com.example.music", Optional.of("CHN"), 1, Optional.of(PRICE)),
        day(from),
        Optional.of(day(until)),
        false,
        new Standing.Good(),
        day(from));
  }

  public static Transaction transaction(
      String number, String product, Optional<Instant> until, Standing standing, int toldOnDay) {
    return new Transaction(
        number,
        new Transaction.Item(product, Optional.of("CHN"), 1, Optional.of(PRICE)),
        NOW,
        until,
        false,
        standing,
        day(toldOnDay));
  }

  public static Transaction shared(Transaction t) {
    return new Transaction(
        t.number(),
        new Transaction.Item(
            t.item().product(), t.item().storefront(), t.item().quantity(), Optional.empty()),
        t.boughtAt(),
        t.endsAt(),
        true,
        t.standing(),
        t.signedAt());
  }

  public static Transaction quantity(Transaction t, int quantity) {
    return new Transaction(
        t.number(),
        new Transaction.Item(t.item().product(), t.item().storefront(), quantity, t.item().price()),
        t.boughtAt(),
        t.endsAt(),
        t.shared(),
        t.standing(),
        t.signedAt());
  }

  public static Transaction in(Transaction t, Optional<String> storefront) {
    return sold(
        t,
        new Transaction.Item(
            t.item().product(), storefront, t.item().quantity(), t.item().price()));
  }

  public static Transaction priceless(Transaction t) {
    return sold(
        t,
        new Transaction.Item(
            t.item().product(), t.item().storefront(), t.item().quantity(), Optional.empty()));
  }

  private static Transaction sold(Transaction t, Transaction.Item item) {
    return new Transaction(
        t.number(), item, t.boughtAt(), t.endsAt(), t.shared(), t.standing(), t.signedAt());
  }

  public static PurchaseUpdate update(
      String notification,
      Transaction transaction,
      Optional<String> account,
      Optional<Renewal> renewal) {
    return new PurchaseUpdate(
        ID,
        notification,
        "TYPE",
        new UpdateMeaning.Active(),
        Optional.of(transaction),
        account,
        renewal);
  }

  public static PurchaseUpdate update(String notification, Transaction transaction) {
    return update(notification, transaction, Optional.of(TOKEN), Optional.empty());
  }

  public static Evidence evidence(String digest) {
    return new Evidence(digest, "app-store", NOW, Map.of(), Bytes.utf8("{}"));
  }
}

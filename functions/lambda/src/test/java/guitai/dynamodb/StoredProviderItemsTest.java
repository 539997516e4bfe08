package guitai.dynamodb;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.provider.Certificates;
import guitai.provider.appstore.CertificationPath;
import guitai.provider.appstore.CertificationPaths.StoredPath;
import guitai.provider.appstore.RevocationStatus;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Product;
import guitai.storefront.Store;
import guitai.storefront.Storefront;
import guitai.storefront.Term;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StoredProviderItemsTest {
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String LEAF =
      """
      -----BEGIN CERTIFICATE-----
      MIIBNjCB3aADAgECAggx/C4/2bSLYzAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDEwRs
      ZWFmMCAXDTI2MTEzMDE1NDg1N1oYDzIwODEwOTAyMTU0ODU3WjAPMQ0wCwYDVQQD
      EwRsZWFmMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEehksl/onLrNQkbEcg4eu
      dRr01U7CFfCnXegavfb1QYpH61PJifbubUHQh4I4ztZRnWpxTBYKjT1UJeV+KkwF
      E6MhMB8wHQYDVR0OBBYEFD5RK9f9YQ0/uEZlj+aF3YPmlXPyMAoGCCqGSM49BAMC
      A0gAMEUCIAS162hZbJ+8T4q0EXWrC8+QKj2fzGOXzV7Gaz1CG9E4AiEApJZJF7vg
      Sr7stJ4psgECHqz7tCwgMoCFBGjRMIuNXd4=
      -----END CERTIFICATE-----
      """;
  private static final String INTERMEDIATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBSDCB7qADAgECAgkAiYY3TD7/CYYwCgYIKoZIzj0EAwIwFzEVMBMGA1UEAxMM
      aW50ZXJtZWRpYXRlMCAXDTI2MTEzMDE1NDkwMloYDzIwODEwOTAyMTU0OTAyWjAX
      MRUwEwYDVQQDEwxpbnRlcm1lZGlhdGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
      AASxhJeHBw0n//xhfnFqz9Vaz4A8TuPp7xfm0Gst3vKa8Ld5U8NjScOA7+8596CP
      TPrvfdPkuZGg4lraAL1kqd3QoyEwHzAdBgNVHQ4EFgQUaizCzyN5ZyI4PWsTd1gO
      Zx2iy9cwCgYIKoZIzj0EAwIDSQAwRgIhAIxIrJa+YfkcP83ubDbJWRQVKcsx90Nl
      TW4VCTwD/hqBAiEAonD4EjG0hL4FD20jsoCN6VTIF6YLoWI+ElZendZJX/c=
      -----END CERTIFICATE-----
      """;
  private static final CertificationPath PATH =
      new CertificationPath(Pem.certificate(LEAF), Pem.certificate(INTERMEDIATE));

  @TestFactory
  Stream<DynamicTest> every_certification_path_is_read_from_its_item_and_written_to_it() {
    return Golden.flat(
            "certification-path-item",
            RevocationStatus.class,
            text ->
                new DynamoCertificationPaths(
                        FakeTables.with("certificates", ItemJson.read(text)), FakeTables.NAMES)
                    .all()
                    .getFirst(),
            StoredProviderItemsTest::write)
        .hold(
            List.of(
                GoldenValue.of(
                    "unasked", new StoredPath(PATH, new RevocationStatus.NotChecked(), AT)),
                GoldenValue.of("good", new StoredPath(PATH, new RevocationStatus.Good(AT), AT)),
                GoldenValue.of(
                    "revoked", new StoredPath(PATH, new RevocationStatus.Revoked(AT), AT))));
  }

  private static String write(StoredPath kept) {
    var tables = new FakeTables();
    var paths = new DynamoCertificationPaths(tables, FakeTables.NAMES);
    paths.add(PATH, AT);
    var noted = new StoredPath(PATH, new RevocationStatus.NotChecked(), AT);
    if (!kept.equals(noted)) {
      paths.replace(noted, kept.status(), kept.askAt());
    }
    return ItemJson.write(tables.of("certificates").getLast());
  }

  @TestFactory
  Stream<DynamicTest> all_certificates_are_read_from_their_item_and_written_to_it() {
    var one = new Certificates.Certificate("01AB", "-----BEGIN CERTIFICATE-----\n");
    var other = new Certificates.Certificate("02CD", "-----BEGIN CERTIFICATE-----\nMII\n");
    return Golden.flat(
            "certificates-item",
            Certificates.Published.class,
            text ->
                new DynamoCertificates(
                        FakeTables.with("certificates", ItemJson.read(text)), FakeTables.NAMES)
                    .of("wechat-pay")
                    .orElseThrow(),
            StoredProviderItemsTest::write)
        .hold(List.of(GoldenValue.of("two", new Certificates.Published(AT, List.of(one, other)))));
  }

  private static String write(Certificates.Published published) {
    var tables = new FakeTables();
    new DynamoCertificates(tables, FakeTables.NAMES).replace("wechat-pay", published);
    return ItemJson.write(tables.of("certificates").getFirst());
  }

  /// Written as it is published: a document of the merchant's, not of ours.
  private static final String CATALOGUE =
      """
      {"storefront":"CHN","currency":"CNY","zone":"Asia/Shanghai",\
      "stores":[{"id":"apps","open":true},{"id":"music","open":false,"reason":"soon"}],\
      "methods":["wechat-pay","alipay","apple-pay"],\
      "products":[{"id":"app","store":"apps","kind":"app","title":{"zh":"应用","en":"App"},\
      "price":{"minorUnits":600,"currency":"CNY"},"appStoreProduct":"com.example.app"},\
      {"id":"month","store":"music","kind":"pass","title":{"en":"Month"},\
      "price":{"minorUnits":1100,"currency":"CNY"},"period":"P1M"}]}\
      """;

  @TestFactory
  Stream<DynamicTest> every_catalogue_is_read_from_its_item_and_written_to_it() {
    return Golden.flat(
            "catalogue-item",
            Store.class,
            text -> storefronts(FakeTables.with("catalogue", ItemJson.read(text))),
            _ -> {
              var tables = new FakeTables();
              new DynamoStorefronts(tables, FakeTables.NAMES, InstantSource.system())
                  .publish(Json.parse(CATALOGUE));
              return ItemJson.write(tables.of("catalogue").getFirst());
            })
        .hold(List.of(GoldenValue.of("two-stores", storefront())));
  }

  private static Storefront storefronts(FakeTables tables) {
    return new DynamoStorefronts(tables, FakeTables.NAMES, InstantSource.system())
        .find("CHN")
        .orElseThrow();
  }

  private static Storefront storefront() {
    return new Storefront(
        "CHN",
        "CNY",
        CHINA,
        List.of(new Store("apps", Optional.empty()), new Store("music", Optional.of("soon"))),
        List.of(Method.WECHAT_PAY, Method.ALIPAY, Method.APPLE_PAY),
        List.of(
            new Product(
                "app",
                "apps",
                "app",
                Map.of("zh", "应用", "en", "App"),
                Money.of(600, "CNY"),
                new Term.ForGood(),
                Optional.of("com.example.app")),
            new Product(
                "month",
                "music",
                "pass",
                Map.of("en", "Month"),
                Money.of(1100, "CNY"),
                new Term.During(Period.ofMonths(1), CHINA))));
  }
}

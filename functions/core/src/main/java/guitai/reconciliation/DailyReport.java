package guitai.reconciliation;

import guitai.json.Json;
import guitai.payment.Balance;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Daily report: the differences that the last comparison of a day found, between our ledger and
/// the provider's bill, or between kept money and entitlements.
///
/// @param source the provider, or [#ENTITLEMENTS]
/// @param runs how often the day was compared
/// @param counts of what was found
/// @param billed absent in the report on entitlements
/// @param entitlements only in the report on entitlements
public record DailyReport(
    String source,
    LocalDate day,
    Instant comparedAt,
    int runs,
    Counts counts,
    Ours ours,
    Optional<Billed> billed,
    Optional<EntitlementTotals> entitlements) {
  /// The source that compares the money that orders keep with what customers own.
  public static final String ENTITLEMENTS = "entitlements";

  /// @param sums of what our ledger has of the day
  /// @param balance of the day's payments when they were compared; its parts together are what was
  ///   paid
  public record Ours(PaymentSums sums, Balance balance) {}

  /// @param sums of the bill
  /// @param fee what it says the provider took, in hundred-thousandths of a yuan
  public record Billed(PaymentSums sums, long fee) {}

  /// @param differences that exist now
  /// @param queried of these, those about which the provider is being queried
  /// @param resolved found by earlier runs and gone since
  /// @param carriedOver to the next day's bill or ledger
  public record Counts(long differences, long queried, long resolved, long carriedOver) {}

  /// @param orders that keep money for entitlements
  /// @param kept by these orders, together
  /// @param grants that aren't revoked
  /// @param keptForGrants what is kept for these grants, together
  public record EntitlementTotals(long orders, Money kept, long grants, Money keptForGrants) {}

  /// As it is stored.
  public JsonObject toJson() {
    var balance = ours.balance();
    var json =
        Json.object()
            .add("book", source)
            .add("day", day.toString())
            .add("comparedAt", comparedAt.toString())
            .add("runs", runs)
            .add("differences", counts.differences())
            .add("asked", counts.queried())
            .add("settled", counts.resolved())
            .add("waiting", counts.carriedOver())
            .add("here", ours.sums().toJson())
            .add(
                "balance",
                Json.object()
                    .add("kept", balance.kept().toJson())
                    .add("refunded", balance.refunded().toJson())
                    .add("refunding", balance.refunding().toJson())
                    .add("held", balance.held().toJson()));
    billed.ifPresent(
        bill -> json.add("there", bill.sums().toJson()).add("feeHundredThousandths", bill.fee()));
    entitlements.ifPresent(totals ->
        json.add(
            "backing",
            Json.object()
                .add("orders", totals.orders())
                .add("kept", totals.kept().toJson())
                .add("grants", totals.grants())
                .add("backed", totals.keptForGrants().toJson())));
    return json.build();
  }

  public static DailyReport fromJson(JsonObject json) {
    var balance = json.getJsonObject("balance");
    return new DailyReport(
        json.getString("book"),
        LocalDate.parse(json.getString("day")),
        Instant.parse(json.getString("comparedAt")),
        json.getInt("runs"),
        new Counts(
            number(json, "differences"),
            number(json, "asked"),
            number(json, "settled"),
            number(json, "waiting")),
        new Ours(
            PaymentSums.fromJson(json.getJsonObject("here")),
            new Balance(
                money(balance, "kept"),
                money(balance, "refunded"),
                money(balance, "refunding"),
                money(balance, "held"))),
        Optional.ofNullable(json.getJsonObject("there"))
            .map(sums ->
                new Billed(PaymentSums.fromJson(sums), number(json, "feeHundredThousandths"))),
        Optional.ofNullable(json.getJsonObject("backing")).map(DailyReport::entitlements));
  }

  private static EntitlementTotals entitlements(JsonObject json) {
    return new EntitlementTotals(
        number(json, "orders"), money(json, "kept"), number(json, "grants"), money(json, "backed"));
  }

  private static long number(JsonObject json, String name) {
    return json.getJsonNumber(name).longValueExact();
  }

  private static Money money(JsonObject json, String name) {
    return Money.fromJson(json.getJsonObject(name));
  }
}

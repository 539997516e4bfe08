package guitai.statement;

import guitai.json.Json;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Something in which the books and what they are held against disagree.
///
/// @param merchantOrderNumber as the bill has it, or ours; empty text where it is about no order
/// @param payment the provider's number; empty text where it is about no payment
/// @param refund the merchant's number of the refund, else the provider's; empty text where it is
///   about none
/// @param here what we have, and
/// @param there what the other side has
/// @param detail a sentence for a person, with numbers and nothing personal
public record Difference(
    Kind kind,
    String merchantOrderNumber,
    String payment,
    String refund,
    Optional<Money> here,
    Optional<Money> there,
    Instant at,
    Outcome outcome,
    String detail) {
  /// What disagrees.
  public enum Kind {
    /// A payment on the bill that no order of ours has.
    MISSING_HERE,
    /// A payment of ours that isn't on the bill.
    MISSING_THERE,
    AMOUNT,
    STATE,
    /// What was billed as the fee isn't what was taken from the account.
    FEE,
    REFUND_MISSING_HERE,
    REFUND_MISSING_THERE,
    /// The payment's money didn't come to the account as billed.
    FUNDS,
    /// The same payment under another merchant order number.
    ORDER,
    /// The same line twice on one bill.
    REPEATED,
    /// The bill's own sums aren't those of its lines.
    TOTALS,
    /// The day's page of our ledger doesn't say what the order says.
    BOOKS,
    /// An order keeps money for an entitlement that isn't there.
    NOT_GRANTED,
    /// An entitlement for which no order keeps money.
    NOT_BACKED,
    /// No bill could be had for days.
    NO_BILL;

    /// By its name in our contract.
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String text) {
      return Arrays.stream(values()).filter(k -> k.text().equals(text)).findFirst().orElseThrow();
    }
  }

  /// What became of it.
  public enum Outcome {
    /// It waits for a person.
    OPEN,
    /// The provider is being asked; the day is compared again afterwards.
    ASKED,
    /// The payment is on the held list.
    HELD,
    /// A later comparison of the day didn't find it any more.
    SETTLED;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Difference became(Outcome other) {
    return new Difference(
        kind, merchantOrderNumber, payment, refund, here, there, at, other, detail);
  }

  Difference with(Money other, Money billed) {
    return new Difference(
        kind,
        merchantOrderNumber,
        payment,
        refund,
        Optional.of(other),
        Optional.of(billed),
        at,
        outcome,
        detail);
  }

  /// Whether it is about the same payment or refund.
  boolean about(Difference other) {
    return payment.equals(other.payment) && refund.equals(other.refund);
  }

  /// The same for the same disagreement, however often its day is compared.
  public String key() {
    var told = kind == Kind.NOT_BACKED ? " " + detail : ""; // an order may have given several
    return "%s %s %s %s".formatted(kind.text(), payment, refund, merchantOrderNumber) + told;
  }

  public JsonObject toJson() {
    var json =
        Json.object()
            .add("kind", kind.text())
            .add("merchantOrderNumber", merchantOrderNumber)
            .add("payment", payment)
            .add("refund", refund)
            .add("at", at.toString())
            .add("outcome", outcome.text())
            .add("detail", detail);
    here.ifPresent(amount -> json.add("here", amount.toJson()));
    there.ifPresent(amount -> json.add("there", amount.toJson()));
    return json.build();
  }

  public static Difference fromJson(JsonObject json) {
    return new Difference(
        Kind.of(json.getString("kind")),
        json.getString("merchantOrderNumber"),
        json.getString("payment"),
        json.getString("refund"),
        money(json, "here"),
        money(json, "there"),
        Instant.parse(json.getString("at")),
        Outcome.valueOf(json.getString("outcome").toUpperCase(Locale.ROOT)),
        json.getString("detail"));
  }

  private static Optional<Money> money(JsonObject json, String name) {
    return Optional.ofNullable(json.getJsonObject(name)).map(Money::fromJson);
  }
}

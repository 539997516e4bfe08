package guitai.reconciliation;

import guitai.json.Absent;
import guitai.json.Json;
import guitai.json.Named;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A difference (差异) between our ledger and a provider's bill, or between kept money and
/// entitlements.
///
/// @param ours what we have, and
/// @param theirs what the provider or the entitlements have
/// @param detail a sentence for an operator, with numbers and nothing personal
public record Difference(
    Kind kind,
    Subject subject,
    Optional<Money> ours,
    Optional<Money> theirs,
    Instant at,
    Outcome outcome,
    String detail) {
  /// In bytes of UTF-8: what DynamoDB takes as a sort key.
  private static final int KEY_LIMIT = 1024;

  /// What it is about, as far as it is about an order, a payment, a refund.
  ///
  /// @param merchantOrderNumber as the bill has it, or ours
  /// @param payment the provider's number
  /// @param refund the merchant's number of the refund, else the provider's
  public record Subject(
      Optional<String> merchantOrderNumber, Optional<String> payment, Optional<String> refund) {
    static final Subject DAY = new Subject(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// What disagrees.
  public enum Kind implements Named {
    /// A payment on the bill that no order of ours has (长款).
    MISSING_IN_LEDGER("missing-in-ledger", "missing-here"),
    /// A payment of ours that isn't on the bill (短款).
    MISSING_ON_BILL("missing-on-bill", "missing-there"),
    AMOUNT("amount", "amount"),
    STATE("state", "state"),
    /// What was billed as the fee isn't what was taken from the account.
    FEE("fee", "fee"),
    REFUND_MISSING_IN_LEDGER("refund-missing-in-ledger", "refund-missing-here"),
    REFUND_MISSING_ON_BILL("refund-missing-on-bill", "refund-missing-there"),
    /// The payment's money didn't come to the account as billed.
    FUNDS("funds", "funds"),
    /// The same payment under another merchant order number.
    ORDER("order", "order"),
    /// The same line twice on one bill.
    DUPLICATE_LINE("duplicate-line", "repeated"),
    /// The bill's own sums aren't those of its lines.
    TOTALS("totals", "totals"),
    /// Our ledger of the day doesn't agree with the order.
    LEDGER("ledger", "books"),
    /// An order keeps money for an entitlement that isn't there.
    NOT_GRANTED("not-granted", "not-granted"),
    /// An entitlement for which no order keeps money.
    GRANTED_WITHOUT_PAYMENT("granted-without-payment", "not-backed"),
    /// A line of the bill that can't be read.
    UNREADABLE_LINE("unreadable-line", "unreadable-line"),
    /// No bill could be had for days.
    NO_BILL("no-bill", "no-bill");

    private final String text;
    private final String stored;

    Kind(String text, String stored) {
      this.text = text;
      this.stored = stored;
    }

    /// By its name in our contract.
    @Override
    public String text() {
      return text;
    }

    private static Kind read(String stored) {
      return Stream.of(values())
          .filter(each -> each.stored.equals(stored))
          .findFirst()
          .orElseThrow();
    }
  }

  /// What became of it.
  public enum Outcome implements Named {
    /// It waits for an operator.
    OPEN("open", "open"),
    /// The provider is being queried; the day is compared again afterwards.
    QUERIED("queried", "asked"),
    /// The payment is on the held list.
    HELD("held", "held"),
    /// A later comparison of the day didn't find it any more.
    RESOLVED("resolved", "settled");

    private final String text;
    private final String stored;

    Outcome(String text, String stored) {
      this.text = text;
      this.stored = stored;
    }

    /// By its name in our contract.
    @Override
    public String text() {
      return text;
    }

    private static Outcome read(String stored) {
      return Stream.of(values())
          .filter(each -> each.stored.equals(stored))
          .findFirst()
          .orElseThrow();
    }
  }

  Difference became(Outcome other) {
    return new Difference(kind, subject, ours, theirs, at, other, detail);
  }

  Difference with(Money other, Money billed) {
    return new Difference(
        kind, subject, Optional.of(other), Optional.of(billed), at, outcome, detail);
  }

  /// Whether it is about the same payment or refund.
  boolean about(Difference other) {
    return subject.payment().equals(other.subject.payment())
        && subject.refund().equals(other.subject.refund());
  }

  /// The same for the same disagreement, however often its day is compared.
  public String key() {
    // An order may have granted several, and a bill may have several unreadable lines.
    boolean several = kind == Kind.GRANTED_WITHOUT_PAYMENT || kind == Kind.UNREADABLE_LINE;
    var suffix = several ? " " + detail : "";
    return "%s %s %s %s".formatted(kind.stored, payment(), refund(), merchantOrderNumber())
        + suffix;
  }

  /// Whether a difference might have this [#key].
  static boolean isKey(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= KEY_LIMIT
        && Stream.of(Kind.values()).anyMatch(kind -> text.startsWith(kind.stored + " "));
  }

  private String merchantOrderNumber() {
    return Absent.write(subject.merchantOrderNumber());
  }

  private String payment() {
    return Absent.write(subject.payment());
  }

  private String refund() {
    return Absent.write(subject.refund());
  }

  /// As it is stored.
  public JsonObject toJson() {
    var json =
        Json.object()
            .add("kind", kind.stored)
            .add("merchantOrderNumber", merchantOrderNumber())
            .add("payment", payment())
            .add("refund", refund())
            .add("at", at.toString())
            .add("outcome", outcome.stored)
            .add("detail", detail);
    ours.ifPresent(amount -> json.add("here", amount.toJson()));
    theirs.ifPresent(amount -> json.add("there", amount.toJson()));
    return json.build();
  }

  public static Difference fromJson(JsonObject json) {
    return new Difference(
        Kind.read(json.getString("kind")),
        new Subject(
            Absent.read(json.getString("merchantOrderNumber")),
            Absent.read(json.getString("payment")),
            Absent.read(json.getString("refund"))),
        money(json, "here"),
        money(json, "there"),
        Instant.parse(json.getString("at")),
        Outcome.read(json.getString("outcome")),
        json.getString("detail"));
  }

  private static Optional<Money> money(JsonObject json, String name) {
    return Optional.ofNullable(json.getJsonObject(name)).map(Money::fromJson);
  }
}

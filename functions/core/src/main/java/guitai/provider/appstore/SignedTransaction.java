package guitai.provider.appstore;

import guitai.inapp.PurchaseId;
import guitai.inapp.Transaction;
import guitai.inapp.Transaction.Standing;
import guitai.json.Field;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A transaction as the App Store signed it. Only [AppStoreVerifier] makes one.
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/jwstransactiondecodedpayload">transaction</a>
public final class SignedTransaction {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");
  private static final Pattern PRODUCT = Pattern.compile("[\\x21-\\x7E]{1,128}");
  private static final Pattern STOREFRONT = Pattern.compile("[A-Z]{3}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9a-f-]{36}");
  private static final int MOST = 1000;
  private static final String SUBSCRIPTION = "Auto-Renewable Subscription";

  private final JsonObject json;
  private final AppStoreAccount account;

  SignedTransaction(JsonObject json, AppStoreAccount account) {
    this.json = json;
    this.account = account;
  }

  /// The whole decoded payload.
  public JsonObject json() {
    return json;
  }

  public AppStoreEnvironment environment() {
    return account.environment();
  }

  Optional<String> number() {
    return Field.text(json, "transactionId").filter(n -> NUMBER.matcher(n).matches());
  }

  Optional<String> original() {
    return Field.text(json, "originalTransactionId").filter(n -> NUMBER.matcher(n).matches());
  }

  /// Empty where it has no number at all.
  Optional<PurchaseId> purchase() {
    return original()
        .or(this::number)
        .map(number -> new PurchaseId(AppStoreNotifications.PROVIDER, account.name(), number));
  }

  /// The UUID which the app gave with the purchase. Empty for a purchase shared with a family: its
  /// token doesn't name the member who uses it.
  Optional<String> accountToken() {
    return Field.text(json, "appAccountToken")
        .map(token -> token.toLowerCase(Locale.ROOT))
        .filter(token -> ACCOUNT.matcher(token).matches() && !shared());
  }

  /// The domain's form of it, with the standing `Unreadable` where it is sold and lacks a part or
  /// has one in another form than Apple documents; empty where it has no number at all.
  Optional<Transaction> transaction() {
    return number().or(this::original).map(this::transaction);
  }

  private Transaction transaction(String number) {
    var boughtAt = Field.millis(json, "purchaseDate");
    var signedAt = Field.millis(json, "signedDate");
    var begin = boughtAt.or(() -> signedAt).orElse(Instant.EPOCH);
    var standing = standing(begin);
    return new Transaction(
        number,
        new Transaction.Item(
            product().orElse(Transaction.Item.UNTOLD),
            Field.text(json, "storefront").filter(s -> STOREFRONT.matcher(s).matches()),
            quantity().orElse(1),
            price()),
        begin,
        Field.millis(json, "expiresDate"),
        shared(),
        standing instanceof Standing.Good && !readable() ? new Standing.Unreadable() : standing,
        signedAt.orElse(Instant.EPOCH));
  }

  private boolean readable() {
    boolean ends = Field.millis(json, "expiresDate").isPresent();
    boolean endless = !ends && !json.containsKey("expiresDate");
    boolean subscription = SUBSCRIPTION.equals(json.getString("type", ""));
    return number().isPresent()
        && original().isPresent()
        && product().isPresent()
        && Field.millis(json, "purchaseDate").isPresent()
        && Field.millis(json, "signedDate").isPresent()
        && quantity().isPresent()
        && (subscription ? ends : ends || endless);
  }

  private Optional<String> product() {
    return Field.text(json, "productId").filter(p -> PRODUCT.matcher(p).matches());
  }

  /// One where it isn't named.
  private Optional<Integer> quantity() {
    return json.containsKey("quantity")
        ? Field.number(json, "quantity").filter(n -> n >= 1 && n <= MOST).map(Long::intValue)
        : Optional.of(1);
  }

  /// Bought by another person: shared with a family, or a seat assigned to the customer.
  private boolean shared() {
    return !Field.text(json, "inAppOwnershipType").orElse("PURCHASED").equals("PURCHASED");
  }

  /// Only a revocation date revokes: a refund of seats has none, and a reversed refund no longer
  /// has one.
  private Standing standing(Instant boughtAt) {
    if (json.containsKey("revocationDate")) {
      return new Standing.Revoked(Field.millis(json, "revocationDate").orElse(boughtAt));
    }
    return Field.flag(json, "isUpgraded") ? new Standing.Upgraded() : new Standing.Good();
  }

  /// The App Store counts in thousandths of the currency's unit.
  private Optional<Money> price() {
    try {
      var currency = Currency.getInstance(json.getString("currency", ""));
      return Field.number(json, "price")
          .filter(milli -> milli >= 0)
          .map(milli ->
              BigDecimal.valueOf(milli, 3)
                  .movePointRight(currency.getDefaultFractionDigits())
                  .longValueExact())
          .map(minor -> new Money(minor, currency));
    } catch (IllegalArgumentException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}

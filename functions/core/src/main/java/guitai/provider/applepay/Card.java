package guitai.provider.applepay;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.provider.Forged;
import guitai.storefront.Money;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The content of a token: the device's card number, a cryptogram that authorizes once, and the
/// amount the customer agreed to. It is never printed and never stored. Closing wipes the bytes;
/// the strings that the JDK made while it read them live until they are garbage-collected.
public final class Card implements AutoCloseable {
  private static final Pattern MINOR_UNITS = Pattern.compile("[0-9]{1,15}");
  private static final Pattern NUMERIC_CURRENCY = Pattern.compile("[0-9]{3}");

  private final long minorUnits;
  private final int currency;
  private final byte[] json;

  private Card(long minorUnits, int currency, byte[] json) {
    this.minorUnits = minorUnits;
    this.currency = currency;
    this.json = json;
  }

  /// @param json the decrypted bytes; wiped by the card when it closes, or at once where they hold
  ///   no card
  /// @throws Forged where they aren't the content of a token
  static Card read(byte[] json) throws Forged {
    boolean read = false;
    try {
      var card = read(Json.parse(json), json);
      read = true;
      return card;
    } catch (MalformedJson _) { // its message may quote the card
      throw MerchantKey.closed();
    } finally {
      if (!read) {
        Arrays.fill(json, (byte) 0);
      }
    }
  }

  private static Card read(JsonObject card, byte[] json) throws Forged {
    if (card.get("transactionAmount") instanceof JsonNumber amount
        && MINOR_UNITS.matcher(amount.toString()).matches()
        && card.get("currencyCode") instanceof JsonString currency
        && NUMERIC_CURRENCY.matcher(currency.getString()).matches()
        && card.get("applicationPrimaryAccountNumber") instanceof JsonString
        && card.get("paymentData") instanceof JsonObject) {
      return new Card(amount.longValueExact(), Integer.parseInt(currency.getString()), json);
    }
    throw MerchantKey.closed();
  }

  /// Whether the customer agreed to this amount on the payment sheet. Apple doesn't document the
  /// unit: in every published token it is the currency's minor unit.
  public boolean isFor(Money amount) {
    return minorUnits == amount.minorUnits() && currency == amount.currency().getNumericCode();
  }

  /// Lends the card, as the JSON that Apple wrote, to the acquirer that authorizes it. The bytes
  /// are wiped when the card closes.
  ///
  /// @see <a
  ///   href="https://developer.apple.com/documentation/passkit/payment-token-format-reference">Apple,
  ///   payment token format: payment data keys</a>
  public <T> T lend(Function<byte[], T> acquirer) {
    return acquirer.apply(json);
  }

  @Override
  public void close() {
    Arrays.fill(json, (byte) 0);
  }

  @Override
  public String toString() {
    return "Card[]";
  }
}

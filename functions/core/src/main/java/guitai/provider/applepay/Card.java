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

/// What a token holds: the card as the device knows it, a cryptogram that authorizes once, and the
/// amount the customer agreed to. It never prints and is never stored; closing wipes it. The bytes,
/// that is: the JDK's texts, made while it was read, go when the collector takes them.
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

  /// @param json what was decrypted; wiped by the card, or at once where it is none
  /// @throws Forged where it isn't what a token holds
  static Card read(byte[] json) throws Forged {
    boolean read = false;
    try {
      var card = read(Json.parse(json), json);
      read = true;
      return card;
    } catch (MalformedJson _) { // it may quote what must not be told
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

  /// Whether this is what the customer agreed to on the payment sheet. Apple doesn't document the
  /// unit: in every token published it is the currency's minor one.
  public boolean isFor(Money asked) {
    return minorUnits == asked.minorUnits() && currency == asked.currency().getNumericCode();
  }

  /// Lends the card, as the JSON that Apple wrote, to whoever authorizes it; the bytes are wiped
  /// afterwards.
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

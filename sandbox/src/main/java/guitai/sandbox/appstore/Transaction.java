package guitai.sandbox.appstore;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A transaction as it is now.
///
/// @param content as it is signed, without the time of the signature
/// @param changed the sequence number of its last change
/// @param shared number of the transaction that it is a share of
record Transaction(JsonObject content, long changed, Optional<String> shared) {
  String number() {
    return content.getString("transactionId");
  }

  String original() {
    return content.getString("originalTransactionId");
  }

  /// The Apple account in this app.
  String account() {
    return content.getString("appTransactionId");
  }

  /// The order id on the receipt of this transaction.
  String orderId() {
    return "M"
        + Long.toString(Long.parseLong(number()), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
  }

  boolean revoked() {
    return content.containsKey("revocationDate");
  }

  boolean subscription() {
    return content.containsKey("expiresDate");
  }

  Instant time(String field) {
    return Instant.ofEpochMilli(content.getJsonNumber(field).longValueExact());
  }
}

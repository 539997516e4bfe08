package guitai.provider.appstore;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/// How a customer, who asks the App Store for a refund, used what they bought. Sending this takes
/// the customer's consent: without it no report can be made, and no code in this package sends one
/// on its own.
///
/// @param sampleContent whether the customer could try the product before buying
/// @param refund what we ask the App Store to decide
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/send-consumption-information">Send
///   Consumption Information</a>
public record Consumption(Delivery delivery, boolean sampleContent, Optional<Refund> refund) {
  /// Whether the customer received the product.
  public enum Delivery {
    DELIVERED,
    UNDELIVERED_QUALITY_ISSUE,
    UNDELIVERED_WRONG_ITEM,
    UNDELIVERED_SERVER_OUTAGE,
    UNDELIVERED_OTHER
  }

  /// Our preference, which doesn't bind the App Store. Apple's partial refund is left out: it needs
  /// a measure of how much was used, and we have none.
  public enum Refund {
    DECLINE,
    GRANT_FULL
  }

  /// @param consented that the customer agreed to the report
  /// @throws IllegalArgumentException where the customer did not
  JsonObject toJson(boolean consented) {
    if (!consented) {
      throw new IllegalArgumentException("the customer did not consent to the report");
    }
    var json =
        Json.object()
            .add("customerConsented", true)
            .add("deliveryStatus", delivery.name())
            .add("sampleContentProvided", sampleContent);
    refund.ifPresent(preference -> json.add("refundPreference", preference.name()));
    return json.build();
  }
}

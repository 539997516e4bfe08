package guitai.provider.appstore;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/// How a customer, who asks the App Store for their money back, used what they bought. Telling it
/// takes the customer's consent: there is no way to tell it without, and nothing here tells it by
/// itself.
///
/// @param sampleContent whether the customer could try it before
/// @param refund what we would have the App Store do
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/send-consumption-information">Send
///   Consumption Information</a>
public record Consumption(Delivery delivery, boolean sampleContent, Optional<Refund> refund) {
  /// Whether the customer got it.
  public enum Delivery {
    DELIVERED,
    UNDELIVERED_QUALITY_ISSUE,
    UNDELIVERED_WRONG_ITEM,
    UNDELIVERED_SERVER_OUTAGE,
    UNDELIVERED_OTHER
  }

  /// Our preference, which doesn't bind the App Store. A part is for whoever measures how much was
  /// used, which nobody here does.
  public enum Refund {
    DECLINE,
    GRANT_FULL
  }

  /// @param consented that the customer agreed to its being told
  /// @throws IllegalArgumentException where they did not
  JsonObject toJson(boolean consented) {
    if (!consented) {
      throw new IllegalArgumentException("the customer did not consent to its being told");
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

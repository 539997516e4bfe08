package guitai.provider.appstore;

import guitai.inapp.UpdateMeaning;

/// The meaning of the App Store's notification types. Where a subtype isn't listed in this class,
/// the type alone decides: Apple adds subtypes.
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreservernotifications/notificationtype">notificationType</a>
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreservernotifications/subtype">subtype</a>
final class NotificationTypes {
  private NotificationTypes() {}

  static UpdateMeaning of(String type, String subtype) {
    return switch (type) {
      case "ONE_TIME_CHARGE", "SUBSCRIBED", "DID_RENEW", "OFFER_REDEEMED", "RENEWAL_EXTENDED" ->
          new UpdateMeaning.Active();
      case "DID_FAIL_TO_RENEW" ->
          subtype.equals("GRACE_PERIOD")
              ? new UpdateMeaning.InGrace()
              : new UpdateMeaning.WillEnd();
      case "GRACE_PERIOD_EXPIRED", "EXPIRED" -> new UpdateMeaning.WillEnd();
      // The transaction stays good where some of a group's seats were refunded.
      case "REFUND" ->
          subtype.equals("SEATS") ? new UpdateMeaning.Informational() : new UpdateMeaning.Revoked();
      case "REVOKE" -> new UpdateMeaning.Revoked();
      case "REFUND_DECLINED" -> new UpdateMeaning.RefundDeclined();
      case "REFUND_REVERSED" -> new UpdateMeaning.RefundReversed();
      case "CONSUMPTION_REQUEST" -> new UpdateMeaning.RefundRequested();
      case "TEST" -> new UpdateMeaning.TestNotification();
      case "RESCIND_CONSENT" -> new UpdateMeaning.ConsentWithdrawn();
      // UPGRADE takes effect at once, in the transaction: the old one says that it was upgraded.
      case "DID_CHANGE_RENEWAL_PREF",
          "DID_CHANGE_RENEWAL_STATUS",
          "PRICE_INCREASE",
          "RENEWAL_EXTENSION",
          "EXTERNAL_PURCHASE_TOKEN",
          "METADATA_UPDATE",
          "MIGRATION",
          "MIGRATE",
          "PRICE_CHANGE",
          "UNCLAIM_SEATS" ->
          new UpdateMeaning.Informational();
      default -> new UpdateMeaning.Unknown();
    };
  }
}

package guitai.payment;

import guitai.storefront.Money;
import java.time.Instant;

/// A payment that a provider confirmed.
///
/// @param app the app of ours it was made for (WeChat Pay: the appid)
/// @param amount what was asked, never what the payer paid after coupons
/// @param paidAt by the provider's clock
public record Payment(PaymentId id, String app, Money amount, Instant paidAt) {}

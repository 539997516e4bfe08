package guitai.payment;

import guitai.storefront.Money;
import java.time.Instant;

/// A payment that a provider confirmed.
///
/// @param app our app it was made for (WeChat Pay: the appid)
/// @param amount the amount we asked for, never what the payer paid after coupons
/// @param paidAt by the provider's clock
public record Payment(PaymentId id, String app, Money amount, Instant paidAt) {}

package guitai.provider;

import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// A refund with every parameter fixed before the first call to the provider, so that a repeated
/// call is identical.
///
/// @param merchantOrderNumber of the payment, as the provider knows it, whether an order of ours or
///   not
/// @param number ours for it, unique at the provider
/// @param payment the provider's number of the payment
/// @param amount to be refunded
/// @param total of the payment, as it was requested
/// @param reason shown to the customer
/// @param sentAt as recorded before the call, where the provider accepts no call twice
public record RefundParameters(
    String merchantOrderNumber,
    String number,
    String payment,
    Money amount,
    Money total,
    String reason,
    Optional<Instant> sentAt) {}

package guitai.provider;

import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// A refund with every parameter fixed before the provider hears of it: sending it again is the
/// identical call.
///
/// @param merchantOrderNumber of the payment, as the provider knows it, whether an order of ours or
///   not
/// @param number ours for it, unique at the provider
/// @param payment the provider's number of the payment
/// @param amount given back
/// @param total of the payment, as it was asked
/// @param reason shown to the customer
/// @param sentAt as recorded before it was sent, where the provider takes no call twice
public record RefundParameters(
    String merchantOrderNumber,
    String number,
    String payment,
    Money amount,
    Money total,
    String reason,
    Optional<Instant> sentAt) {}

package guitai.checkout;

import guitai.provider.Payer;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.util.Optional;

/// How a customer wants to pay.
///
/// @param key idempotency key of the request that chose it
/// @param fingerprint of the request's meaning: equal for a repeat, different for another request
public record PaymentChoice(
    String key,
    Method method,
    Channel channel,
    Payer payer,
    Optional<String> returnUrl,
    String fingerprint) {}

package guitai.checkout;

import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.util.Optional;

/// How a customer wants to pay.
///
/// @param key idempotency key of the request that chose it
/// @param clientAddress of the customer's device, from the request's context
/// @param fingerprint of the request's meaning: equal for a repeat, different for another request
public record PaymentChoice(
    String key,
    Method method,
    Channel channel,
    Optional<String> openId,
    Optional<String> returnUrl,
    Optional<String> clientAddress,
    String fingerprint) {}

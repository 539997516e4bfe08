package guitai.counter;

import guitai.order.Customer;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.util.Optional;

/// What a customer asks to buy, and how to pay.
///
/// @param fingerprint of the request's meaning: equal for a repeat, different for another request
/// @param clientAddress of the customer's device, from the request's context
public record Purchase(
    Customer customer,
    String idempotencyKey,
    String storefront,
    String product,
    Method method,
    Channel channel,
    Optional<String> openId,
    Optional<String> returnUrl,
    Optional<String> clientAddress,
    String fingerprint) {}

package guitai.order;

import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.time.Instant;
import java.util.Optional;

/// The parameters of an attempt's prepay (预下单), fixed before the provider gets the request.
///
/// @param account our account (商户号) at the provider
/// @param app our app, for which the payment must be made
/// @param expiresAt sent to the provider, which takes no payment after it
/// @param request the exact text of the request to the provider, so that a repeat is the identical
///   call
/// @param returnUrl where the wallet sends the customer afterwards
public record AttemptTerms(
    Method method,
    Channel channel,
    String account,
    String app,
    Instant expiresAt,
    String request,
    Optional<String> returnUrl) {}

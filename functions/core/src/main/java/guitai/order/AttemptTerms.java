package guitai.order;

import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.time.Instant;
import java.util.Optional;

/// The parameters of an attempt's prepay, fixed before the provider hears of it.
///
/// @param account ours at the provider
/// @param app the app the payment must come from
/// @param expiresAt sent to the provider, which takes no payment after it
/// @param request the exact text to ask the provider with, so that a repeat is the identical call
/// @param returnUrl where the wallet sends the customer afterwards
public record AttemptTerms(
    Method method,
    Channel channel,
    String account,
    String app,
    Instant expiresAt,
    String request,
    Optional<String> returnUrl) {}

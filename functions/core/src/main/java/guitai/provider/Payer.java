package guitai.provider;

import java.util.Optional;

/// What a wallet may need to know of the paying customer.
///
/// @param openId required for payments inside WeChat, refused elsewhere
/// @param clientAddress of the customer's device, from the request's context
public record Payer(Optional<String> openId, Optional<String> clientAddress) {}

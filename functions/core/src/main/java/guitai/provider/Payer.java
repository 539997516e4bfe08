package guitai.provider;

import java.util.Optional;

/// What is known of who pays, where a wallet wants it.
///
/// @param openId inside WeChat; there only, and required there
/// @param clientAddress of the customer's device, from the request's context
public record Payer(Optional<String> openId, Optional<String> clientAddress) {}

/// The local issuer: issues the tokens that a merchant's login would issue, and verifies them as
/// API Gateway's JWT authorizer does.
///
/// - R1 - Only RS256 by the issuer's own key is accepted: no other algorithm, no unsigned token.
/// - R2 - Issuer, audience and time are checked; a token is valid for an hour.
@NullMarked
package guitai.local.tokens;

import org.jspecify.annotations.NullMarked;

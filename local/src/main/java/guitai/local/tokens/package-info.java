/// The local issuer: makes the tokens that a merchant's login would make, and tells a valid one
/// from another as API Gateway's JWT authorizer does.
///
/// - R1 - Only RS256 by the issuer's own key counts: no other algorithm, no unsigned token.
/// - R2 - Issuer, audience and time are checked; a token is valid for an hour.
@NullMarked
package guitai.local.tokens;

import org.jspecify.annotations.NullMarked;

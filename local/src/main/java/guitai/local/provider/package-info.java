/// The store of this machine as a merchant of each provider: a record for each, which turns what
/// the provider's simulator gives a merchant into a deployment's settings and secrets.
@NullMarked
package guitai.local.provider;

import org.jspecify.annotations.NullMarked;

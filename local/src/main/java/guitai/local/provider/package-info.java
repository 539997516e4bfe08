/// The local store's merchant account (商户号) at each provider: a record for each, which turns the
/// credentials from the provider's simulator into the settings and secrets of a deployment.
@NullMarked
package guitai.local.provider;

import org.jspecify.annotations.NullMarked;

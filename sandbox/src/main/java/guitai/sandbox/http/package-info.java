/// The one HTTP server of the simulators, and of a store beside them. It keeps the case of header
/// names, which some providers' SDKs depend on.
@NullMarked
package guitai.sandbox.http;

import org.jspecify.annotations.NullMarked;

/// The one HTTP server of this machine's store and simulators. It keeps the case of header names,
/// which some providers' SDKs depend on.
@NullMarked
package guitai.sandbox.http;

import org.jspecify.annotations.NullMarked;

/// Calls over HTTP, each bounded in time and size, over TLS 1.2 or 1.3, and never redirected; and
/// the machine as the JDK shows it.
@NullMarked
package guitai.http;

import org.jspecify.annotations.NullMarked;

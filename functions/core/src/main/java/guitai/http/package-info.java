/// Calls over HTTP, each bounded in time and size, over TLS 1.2 or 1.3, and never redirected.
@NullMarked
package guitai.http;

import org.jspecify.annotations.NullMarked;

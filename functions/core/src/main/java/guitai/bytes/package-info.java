/// Immutable bytes: a provider's message is stored and verified exactly as it came.
@NullMarked
package guitai.bytes;

import org.jspecify.annotations.NullMarked;

/// Bytes that can't be changed: what a provider sent is kept and checked exactly as it came.
@NullMarked
package guitai.bytes;

import org.jspecify.annotations.NullMarked;

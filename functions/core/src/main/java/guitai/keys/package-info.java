/// Keys and certificates as the texts in which they are stored.
@NullMarked
package guitai.keys;

import org.jspecify.annotations.NullMarked;

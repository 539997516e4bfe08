/// Keys and certificates as the texts they are kept in.
@NullMarked
package guitai.keys;

import org.jspecify.annotations.NullMarked;

/// The tests of stored texts: golden files that are read to equal values and written byte for byte.
/// A golden file holds a text that was stored once and must stay readable for ever; it is never
/// made anew.
@NullMarked
package guitai.stored;

import org.jspecify.annotations.NullMarked;

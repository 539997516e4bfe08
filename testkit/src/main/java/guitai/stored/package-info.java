/// What holds the stored texts: golden files that are read to equal values and written byte for
/// byte. A golden file is what once was stored and has to be read for ever; it is never made anew.
@NullMarked
package guitai.stored;

import org.jspecify.annotations.NullMarked;

/// Files that outlive their process.
@NullMarked
package guitai.sandbox.files;

import org.jspecify.annotations.NullMarked;

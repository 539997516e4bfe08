/// Files that outlive their process.
@NullMarked
package guitai.local.files;

import org.jspecify.annotations.NullMarked;

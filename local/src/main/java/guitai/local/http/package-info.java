/// What this machine's own routes answer in the store's form.
@NullMarked
package guitai.local.http;

import org.jspecify.annotations.NullMarked;

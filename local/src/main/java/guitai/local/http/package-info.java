/// Problem documents of the local routes, in the form of the store's API.
@NullMarked
package guitai.local.http;

import org.jspecify.annotations.NullMarked;

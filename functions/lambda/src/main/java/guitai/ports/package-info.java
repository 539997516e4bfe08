/// What a deployment's functions need of its store, whatever the store is.
@NullMarked
package guitai.ports;

import org.jspecify.annotations.NullMarked;

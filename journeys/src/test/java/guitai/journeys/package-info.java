/// The whole, tried from outside.
@NullMarked
package guitai.journeys;

import org.jspecify.annotations.NullMarked;

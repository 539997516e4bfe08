/// Tests of the whole store from outside, over HTTP.
@NullMarked
package guitai.journeys;

import org.jspecify.annotations.NullMarked;

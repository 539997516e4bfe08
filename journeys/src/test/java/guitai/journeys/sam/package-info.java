/// Runs the deployable jar in the container that the SAM CLI makes of the template, against a local
/// store.
@NullMarked
package guitai.journeys.sam;

import org.jspecify.annotations.NullMarked;

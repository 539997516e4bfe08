/// Apple's own library beside ours, on the notifications of the App Store's simulator.
@NullMarked
package guitai.journeys.appstore;

import org.jspecify.annotations.NullMarked;

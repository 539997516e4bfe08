/// Apple's own library beside ours, on what the App Store's simulator says.
@NullMarked
package guitai.journeys.appstore;

import org.jspecify.annotations.NullMarked;

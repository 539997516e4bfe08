/// A store that can be killed between any two of its effects. Nothing of it is deployed.
@NullMarked
package guitai.journeys.killed;

import org.jspecify.annotations.NullMarked;

/// How AWS hosts the core: one small class for each function, which reads the event, delegates and
/// answers. No AWS type goes past this package, and [Wiring] alone reads the environment.
@NullMarked
package guitai.lambda;

import org.jspecify.annotations.NullMarked;

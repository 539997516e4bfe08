/// How AWS hosts the core: one small class a function, which extracts, delegates and answers. No
/// AWS type goes past this package, and [Wiring] alone reads the environment.
@NullMarked
package guitai.lambda;

import org.jspecify.annotations.NullMarked;

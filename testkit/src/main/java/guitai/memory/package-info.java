/// What the memory versions of the stored ports share: items that remember how they were some
/// writes ago, and tell each change as the stream of the orders' table does.
@NullMarked
package guitai.memory;

import org.jspecify.annotations.NullMarked;

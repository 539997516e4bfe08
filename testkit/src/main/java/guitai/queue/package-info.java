/// A queue like SQS's standard queues: at least once, in any order.
@NullMarked
package guitai.queue;

import org.jspecify.annotations.NullMarked;

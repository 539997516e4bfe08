/// DynamoDB on this machine: the tables on disk or in memory, and their stream read and handed on
/// the way Lambda does it.
///
/// - D1 - What was acknowledged is there after any end of the process.
/// - D2 - A function sees every record at least once, in order, in batches; what it keeps failing
///   goes to a log after a bounded number of tries.
@NullMarked
package guitai.local.dynamodb;

import org.jspecify.annotations.NullMarked;

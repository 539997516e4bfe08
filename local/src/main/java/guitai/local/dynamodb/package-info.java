/// DynamoDB on this machine: the tables on disk or in memory, and their streams, delivered to
/// functions as Lambda does.
///
/// - D1 - An acknowledged write is there after any end of the process.
/// - D2 - A function gets every record at least once, in order, in batches. A record that fails
///   again and again goes to a log after a bounded number of tries.
@NullMarked
package guitai.local.dynamodb;

import org.jspecify.annotations.NullMarked;

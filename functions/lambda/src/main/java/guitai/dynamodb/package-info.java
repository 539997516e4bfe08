/// The ports of the core on DynamoDB, and the one place that knows the AWS SDK.
///
/// - D1 - An order is one item that holds its events; it is changed only on the condition that
///   their number is what was decided on.
/// - D2 - An order and the evidence of what changed it are written together or not at all.
/// - D3 - A read or write that DynamoDB can't do just now throws [guitai.problem.Unavailable]
///   within two seconds or so; a request that DynamoDB finds invalid is a bug and stays its
///   exception.
/// - D4 - Finding an order costs one request, appending to it one.
@NullMarked
package guitai.dynamodb;

import org.jspecify.annotations.NullMarked;

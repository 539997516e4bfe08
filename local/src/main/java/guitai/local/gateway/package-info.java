/// API Gateway's HTTP API as handlers and clients see it: the same events (payload format 2.0), the
/// same reading of answers, the same refusals in the gateway's own form.
///
/// - R1 - Header names arrive lower-case; a body is text only for text, JSON, XML and JavaScript,
///   and base64 otherwise, also without a content type.
/// - R2 - A request without a valid token never reaches a handler that requires one.
/// - R3 - The client gets an answer even where a handler throws, answers nonsense or answers late.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">API
///   Gateway: Lambda integrations for HTTP APIs</a>
@NullMarked
package guitai.local.gateway;

import org.jspecify.annotations.NullMarked;

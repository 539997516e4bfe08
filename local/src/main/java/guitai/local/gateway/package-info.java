/// API Gateway's HTTP API, as far as a handler can tell: the same events (payload format 2.0), the
/// same reading of answers, the same refusals in the gateway's own form.
///
/// - R1 - Header names arrive lower-case; a body is text only for text, JSON, XML and JavaScript,
///   and base64 otherwise, also without a content type.
/// - R2 - A request without a valid token never reaches a handler that wants one.
/// - R3 - Whatever a handler does - throw, answer nonsense, answer late - the client gets an
///   answer.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">API
///   Gateway: Lambda integrations for HTTP APIs</a>
@NullMarked
package guitai.local.gateway;

import org.jspecify.annotations.NullMarked;

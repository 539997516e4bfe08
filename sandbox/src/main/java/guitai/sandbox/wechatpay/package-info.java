/// WeChat Pay (微信支付) as its documents describe it, for a merchant on this machine: orders (下单:
/// Native, JSAPI, H5, App), queries (查单), close (关单), refunds (退款), bills (账单) and certificates.
/// Paths, signatures and error codes are the real ones, and callbacks (回调) are signed, encrypted
/// and retried as documented. The package shares no code with Guitai's own client of WeChat Pay:
/// each is tested against the provider's documents and its official SDK.
///
/// - R1 - When a request isn't signed by the merchant over exactly what was sent, it shall change
///   nothing and be answered 401 without a signature.
/// - R2 - When it answers 2xx, the answer shall be signed by the key that the request's
///   `Wechatpay-Serial` names, by the platform certificate where it names none.
/// - R3 - When an order is repeated unpaid with identical parameters, it shall be answered again;
///   with other parameters or at another endpoint it shall be refused.
/// - R4 - When the payer pays, callbacks shall be sent until one is acknowledged, at most sixteen
///   times; `POST /simulate` may ask for other, worse deliveries.
/// - R5 - When a refund is repeated with identical parameters, the same refund shall be answered
///   again; with others it shall be refused; and the refunded total shall never exceed the payment.
/// - R6 - When a bill is downloaded, it shall agree with the stored orders to the fen, except for
///   the differences that plays put on it.
///
/// `POST /simulate` plays, beside `{"play":"pay","order":…}` with its `coupon`, `codeUrl`, `key`,
/// `callback` and `"afterClose":true` (a payment that was in progress when the order was closed or
/// expired succeeds nevertheless: undocumented, but known to happen),
///
/// | play | what |
/// |---|---|
/// | `refund` `order` `amount`? `callback`? | an operator refunds at the provider's console: the amount, or the rest of the order; the notice is XML of the API's second version, sent to the order's `notify_url` |
/// | `refund-outcome` `order` `outcome` `callback`? | the outcome of the order's next refunds: `success`, `abnormal`, `closed`, each a second later, or `slow`, a success three days later; and how each of their callbacks is sent. With `refund`, the outcome of that one refund, from now on, which must be processing or abnormal |
/// | `balance` `amount`? | the balance available for refunds from now on, in fen; without an amount, no limit. Only refunds are taken from it |
/// | `rotate-certificate` `step` | the next platform certificate is published beside the one in use (`announce`), then signs in its place (`use`) |
/// | `trouble` `path` `kind` `method`? `times`? `delayMillis`? | the next calls whose path begins so: `timeout-after-doing`, `timeout-before-doing` (in the end a bare 504), `system-error`, `system-error-after-doing`, `rate-limit`, `slow`, `unsigned`, `probe`. Forgotten at a restart |
/// | `bill-trouble` `order` `kind` `refund`? `amount`? | a difference on the trade bill, on the line of the order's payment or refund: `drop`, `amount`, `fee`, `state` (a payment's is `REVOKED`); or `extra`, a payment made now that exists only on the bill |
///
/// Beside the provider's paths: `GET /credentials`, `POST /simulate`, `POST /simulate/clock`, `GET
/// /simulate/orders`, `GET /health`.
///
/// Files, below `GUITAI_HOME`: `wechat-pay/journal.jsonl`, and in `keys/wechat-pay/`, one value
/// each,
///
/// | file | what |
/// |---|---|
/// | `merchant-id.txt`, `app-id-{qr,wechat,mobile-web,app}.txt` | the merchant and its apps |
/// | `merchant-key.pem`, `merchant-certificate.pem`, `merchant-serial.txt` | signs requests |
/// | `api-v3-key.txt`, `api-v2-key.txt` | 32 characters each |
/// | `public-key.pem`, `public-key-id.txt`, `public-key-private.pem` | the "WeChat Pay public key"; the private half is the provider's |
/// | `platform-certificate.pem`, `platform-serial.txt`, `platform-key.pem` | the platform certificate; the private half is the provider's |
/// | `../wechat-pay-next/platform-certificate.pem`, `…-key.pem` | its successor, once one was announced |
/// | `old-platform-certificate.pem`, `old-platform-key.pem` | one that is no longer in use |
///
/// The documents leave the following open, so it is chosen here. Errors of authentication and
/// parameters are unsigned, other errors of authenticated requests are signed. Unknown fields of an
/// order are refused. An appid of the wrong kind is answered `APPID_MCHID_NOT_MATCH`, an expired
/// order that is repeated `ORDER_CLOSED`. An order has the state `REFUND` from its first refund on,
/// whatever the refund's outcome. A refund that would exceed the order's sum, total or number of
/// parts is answered `INVALID_REQUEST`, one after a year 403 `TRADE_OVERDUE`. A refund without a
/// `notify_url` causes no notification. Partial refunds may follow one another at once. Only bills
/// of type `ALL` and the account `BASIC` are made. A payment is on the trade bill of the day of
/// payment, a refund on that of the day of its acceptance, with its state at nine the next morning.
/// The fee is 0.6 % of each line, half up to the fen, and negative on a refund. On the fund-flow
/// bill a refund is an outgoing movement when accepted and an incoming one when closed; the balance
/// there is the sum of all movements, independent of the play `balance`. A clock moved past several
/// retries sends them all.
@NullMarked
package guitai.sandbox.wechatpay;

import org.jspecify.annotations.NullMarked;

/// WeChat Pay as its documents describe it, for a merchant of its own on this machine: orders
/// (Native, JSAPI, H5, App), queries, close, refunds, bills and certificates at the real paths,
/// with real signatures and real errors, and callbacks that are signed, encrypted and repeated as
/// documented. It shares no code with Guitai's own client of WeChat Pay: each is held to the
/// provider's documents and its official SDK.
///
/// - R1 - When a request isn't signed by the merchant over exactly what was sent, it shall change
///   nothing and be answered 401 without a signature.
/// - R2 - When it answers 2xx, the answer shall be signed by the key that the request's
///   `Wechatpay-Serial` names, by the platform certificate where it names none.
/// - R3 - When an order is repeated unpaid with identical parameters, it shall be answered again;
///   with other parameters or at another endpoint it shall be refused.
/// - R4 - When the payer pays, it shall be told by callbacks until acknowledged, at most sixteen
///   times; `POST /simulate` may ask for other, worse deliveries.
/// - R5 - When a refund is repeated with identical parameters, the same refund shall be answered
///   again; with others it shall be refused, and never shall more be given back than was paid.
/// - R6 - When a bill is downloaded, it shall agree with the books to the fen, but for the
///   differences that were asked for.
///
/// `POST /simulate` plays, beside `{"play":"pay","order":…}` with its `coupon`, `codeUrl`, `key`,
/// `callback` and `"afterClose":true` (a payment that was under way when the order was closed or
/// ran out comes through all the same: not documented, but known to happen),
///
/// | play | what |
/// |---|---|
/// | `refund` `order` `amount`? `callback`? | somebody refunds at the provider's console: the amount, or all that is left; told as XML of the API's second version to the order's `notify_url` |
/// | `refund-outcome` `order` `outcome` `callback`? | what becomes of the order's next refunds: `success`, `abnormal`, `closed`, each a second later, or `slow`, a success three days later; and how each of their callbacks is sent. With `refund`, what becomes of that one refund, from now, which is processing or abnormal |
/// | `balance` `amount`? | what can be refunded from now on, in fen; without an amount, any sum. Only refunds take from it |
/// | `rotate-certificate` `step` | the platform certificate's successor is published beside it (`announce`), then signs in its place (`use`) |
/// | `trouble` `path` `kind` `method`? `times`? `delayMillis`? | the next calls whose path begins so: `timeout-after-doing`, `timeout-before-doing` (in the end a bare 504), `system-error`, `system-error-after-doing`, `rate-limit`, `slow`, `unsigned`, `probe`. Forgotten at a restart |
/// | `bill-trouble` `order` `kind` `refund`? `amount`? | a difference on the trade bill, on the line of the order's payment or refund: `drop`, `amount`, `fee`, `state` (a payment's is `REVOKED`); or `extra`, a payment made now of which nothing else knows |
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
/// Documented nowhere, so chosen here: errors of authentication and parameters are unsigned, other
/// errors of authenticated requests are signed; unknown fields of an order are refused; an appid of
/// the wrong kind is answered `APPID_MCHID_NOT_MATCH`, an expired order that is repeated
/// `ORDER_CLOSED`; a changed clock that passes several retries sends them all; an order reads
/// `REFUND` from its first refund on, whatever becomes of it; a refund that would break the order's
/// sum, total or number of parts is answered `INVALID_REQUEST`, one after a year 403
/// `TRADE_OVERDUE`; without a `notify_url` nothing is told of it; partial refunds may follow one
/// another at once. Only bills of type `ALL` and the account `BASIC` are made. A payment is on the
/// trade bill of the day it was made, a refund on that of the day it was accepted, with its state
/// at nine the next morning; the fee is 0.6 % of each line, half up to the fen, and negative on a
/// refund. On the fund flow bill a refund is paid out when accepted and comes back when closed;
/// what is left there is the sum of all movements, and has nothing to do with the play `balance`.
@NullMarked
package guitai.sandbox.wechatpay;

import org.jspecify.annotations.NullMarked;

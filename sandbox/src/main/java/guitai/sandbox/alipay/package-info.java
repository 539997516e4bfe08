/// Alipay as its documents describe it, for an app of its own on this machine: orders (QR code,
/// page, mobile page, app), queries, close, cancel, refunds and bills at the real path with real
/// signatures and real errors, with keys or with certificates, and notifications that are signed
/// and repeated as documented. It shares no code with Guitai's own client of Alipay: each is held
/// to the provider's documents and its official SDK.
///
/// - R1 - When a call isn't signed by the app over exactly what was sent, it shall change nothing
///   and be answered by the gateway without a signature.
/// - R2 - When a call was let in, its answer shall be signed over the very text of its node; where
///   it named certificates, the answer shall name Alipay's.
/// - R3 - While nobody has scanned a code or come to a page, there shall be no trade; when somebody
///   does, it shall be what was ordered, until it expires.
/// - R4 - When the payer pays, it shall be told until the answer is exactly `success`, at most
///   eight times (a code's payment eleven); `POST /simulate` may ask for other, worse deliveries.
/// - R5 - When a refund is repeated with the same number and amount, no money shall move again;
///   with another amount it shall be refused, and never shall more be given back than was paid.
/// - R6 - When a bill is downloaded, it shall agree with the books to the fen, but for the
///   differences that were asked for.
///
/// `POST /simulate` plays, beside `{"play":"pay","order":…}` with its `coupon`, `qrCode`, `openId`,
/// `callback` and `"afterClose":true`; in the place of `order`, `orderString` is what an app hands
/// to the wallet:
///
/// | play | what |
/// |---|---|
/// | `scan` `order` | somebody scans the code, or comes to the page: the trade is there, unpaid |
/// | `refund` `order` `amount`? `callback`? | somebody refunds at the console: the amount, or all that is left |
/// | `refund-outcome` `order` `outcome` `callback`? | what becomes of the order's next refunds: `success`, `slow` (a minute later) or `failed` (accepted, never done); and how their notifications are sent |
/// | `balance` `amount`? | what can be refunded from now on, in fen; without an amount, any sum |
/// | `triggers` `statuses` | the states of a trade that are told, as a merchant chooses them: `TRADE_SUCCESS` only, from the start |
/// | `certificate-rotation` | answers come under the certificate that follows, with the same key |
/// | `agreement-sign`, `agreement-unsign` `agreement` `notifyUrl` `scene`? `callback`? | a customer lets the merchant take money again and again, or takes that back |
/// | `trouble` `method` `kind` `times`? `delayMillis`? | the next calls of that method: `timeout-after-doing`, `timeout-before-doing` (in the end a bare 504), `system-error`, `system-error-after-doing` (code 20000), `rate-limit`, `slow`, `unsigned`. Forgotten at a restart |
/// | `bill-trouble` `order` `kind` `refund`? `amount`? | a difference on the trade bill, on the line of the order's payment or refund: `drop`, `amount`, `fee`; or `extra`, a payment made now of which nothing else knows |
///
/// Beside the provider's paths: `GET /credentials`, `POST /simulate`, `POST /simulate/clock`, `GET
/// /simulate/orders`, `GET /health`, and `/cashier`, where page orders lead. Amounts there are in
/// fen.
///
/// Files, below `GUITAI_HOME`: `alipay/journal.jsonl`, and in `keys/alipay/`, one value each,
///
/// | file | what |
/// |---|---|
/// | `app-id.txt`, `seller-id.txt` | the app and its merchant |
/// | `app-key.pem`, `app-public-key.pem`, `app-certificate.pem` | sign and verify requests |
/// | `alipay-public-key.pem`, `alipay-certificate.pem`, `root-certificate.pem` | verify answers and notifications |
/// | `alipay-key.pem`, `next-alipay-certificate.pem` | the provider's private half, and the certificate that will follow |
/// | `former-alipay-key.pem`, `former-alipay-public-key.pem` | a key that is no longer in use |
/// | `ticket-secret.txt` | proves that an address was given here |
///
/// Documented nowhere, or not alike everywhere, so chosen here: a parameter that comes twice, and
/// an unknown business parameter, are refused; what the gateway refuses is unsigned, what a method
/// refuses is signed; a second precreate of a number is answered `APPLY_PC_MERCHANT_CODE_ERROR`; a
/// cancelled or closed number that was never scanned stays payable; cancelling a paid trade tells
/// of the refund as any other; closing what isn't waiting is answered `TRADE_STATUS_ERROR`; a
/// refund at the console gets a number of Alipay's own; a trade is finished a year after it was
/// paid; refunds may follow one another at once; nobody knows how long Alipay waits for an answer
/// (five seconds here); a coupon is Alipay's own, so the merchant receives the whole; a bill is
/// there from nine the next morning, a month's from the third. On the account's bill what is left
/// is the sum of all movements, and has nothing to do with the play `balance`. A clock that passes
/// several retries sends them all. A `stale` notification tells a time ten minutes ago and is as
/// good as any: Alipay's have no time limit. Content encryption isn't offered.
@NullMarked
package guitai.sandbox.alipay;

import org.jspecify.annotations.NullMarked;

/// Alipay (支付宝) as its documents describe it, for a merchant's app on this machine: orders (QR code
/// 当面付, page 电脑网站支付, mobile page 手机网站支付, app), queries (查单), close, cancel, refunds (退款) and bills
/// (对账单). Paths, signatures and error codes are the real ones, with keys or with certificates.
/// Notifications (异步通知) are signed and retried as documented. The package shares no code with
/// Guitai's own client of Alipay: each is tested against the provider's documents and its official
/// SDK.
///
/// - R1 - When a call isn't signed by the app over exactly what was sent, it shall change nothing
///   and be answered by the gateway without a signature.
/// - R2 - When a call is authenticated, its answer shall be signed over the exact text of its node;
///   if the call names certificates, the answer shall name Alipay's.
/// - R3 - Before a customer scans the code or opens the page, there shall be no trade; from then on
///   there shall be one with the order's terms, until it expires.
/// - R4 - When the payer pays, notifications shall be sent until the answer is exactly `success`,
///   at most eight times (for a code's payment eleven); `POST /simulate` may ask for other, worse
///   deliveries.
/// - R5 - When a refund is repeated with the same number and amount, no money shall move again;
///   with another amount it shall be refused; and the refunded total shall never exceed the
///   payment.
/// - R6 - When a bill is downloaded, it shall agree with the stored orders to the fen, except for
///   the differences that plays put on it.
///
/// `POST /simulate` plays, beside `{"play":"pay","order":…}` with its `coupon`, `qrCode`, `openId`,
/// `callback` and `"afterClose":true`; instead of `order`, `orderString` takes the text that an app
/// hands to the wallet:
///
/// | play | what |
/// |---|---|
/// | `scan` `order` | a customer scans the code or opens the page: the trade exists, unpaid |
/// | `refund` `order` `amount`? `callback`? | an operator refunds at the console: the amount, or the rest of the order |
/// | `refund-outcome` `order` `outcome` `callback`? | the outcome of the order's next refunds: `success`, `slow` (a minute later) or `failed` (accepted, never refunded); and how their notifications are sent |
/// | `balance` `amount`? | the balance available for refunds from now on, in fen; without an amount, no limit |
/// | `triggers` `statuses` | the trade states that are notified, as a merchant subscribes to them: only `TRADE_SUCCESS` at first |
/// | `certificate-rotation` | from now on the next certificate signs the answers, with the same key |
/// | `agreement-sign`, `agreement-unsign` `agreement` `notifyUrl` `scene`? `callback`? | a customer signs an agreement (签约协议) to recurring charges, or ends it |
/// | `trouble` `method` `kind` `times`? `delayMillis`? | the next calls of that method: `timeout-after-doing`, `timeout-before-doing` (in the end a bare 504), `system-error`, `system-error-after-doing` (code 20000), `rate-limit`, `slow`, `unsigned`. Forgotten at a restart |
/// | `bill-trouble` `order` `kind` `refund`? `amount`? | a difference on the trade bill, on the line of the order's payment or refund: `drop`, `amount`, `fee`; or `extra`, a payment made now that exists only on the bill |
///
/// Beside the provider's paths: `GET /credentials`, `POST /simulate`, `POST /simulate/clock`, `GET
/// /simulate/orders`, `GET /health`, and `/cashier`, to which page orders redirect. Their amounts
/// are in fen.
///
/// Files, below `GUITAI_HOME`: `alipay/journal.jsonl`, and in `keys/alipay/`, one value each,
///
/// | file | what |
/// |---|---|
/// | `app-id.txt`, `seller-id.txt` | the app and its merchant |
/// | `app-key.pem`, `app-public-key.pem`, `app-certificate.pem` | sign and verify requests |
/// | `alipay-public-key.pem`, `alipay-certificate.pem`, `root-certificate.pem` | verify answers and notifications |
/// | `alipay-key.pem`, `next-alipay-certificate.pem` | the provider's private key, and the next certificate |
/// | `former-alipay-key.pem`, `former-alipay-public-key.pem` | a key that is no longer in use |
/// | `ticket-secret.txt` | authenticates the addresses that the simulator issues |
///
/// The documents leave the following open, or contradict each other, so it is chosen here. A
/// repeated parameter and an unknown business parameter are refused. The gateway's own refusals are
/// unsigned; a method's refusals are signed. A second precreate of a number is answered
/// `APPLY_PC_MERCHANT_CODE_ERROR`. A cancelled or closed number that was never scanned stays
/// payable. Cancelling a paid trade sends a refund notification as any other refund does. Closing a
/// trade that isn't waiting is answered `TRADE_STATUS_ERROR`. A refund at the console gets a number
/// that Alipay generates. A trade is finished a year after its payment. Refunds may follow one
/// another at once. The timeout of a notification's answer is five seconds. A coupon is Alipay's
/// own, so the merchant receives the whole amount. A day's bill is available from nine the next
/// morning, a month's from the third. On the fund-flow bill the balance is the sum of all
/// movements, independent of the play `balance`. A clock moved past several retries sends them all.
/// A `stale` notification has a time ten minutes ago and is valid: Alipay's notifications have no
/// time limit. Content encryption isn't offered.
@NullMarked
package guitai.sandbox.alipay;

import org.jspecify.annotations.NullMarked;

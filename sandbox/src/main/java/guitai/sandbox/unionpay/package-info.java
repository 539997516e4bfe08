/// UnionPay's gateway (银联, ACP 5.1.0) as its documents describe it, for a merchant on this machine:
/// orders with a `tn`, queries (查单), refunds (退货), reversals (消费撤销) and settlement files (对账文件) at
/// the real paths, signed under a root of this machine, and notifications (后台通知) that are retried
/// as documented. The package shares no code with Guitai's own client of UnionPay.
///
/// - R1 - When a request isn't signed by the merchant over exactly what was sent, it shall change
///   nothing and be answered code `11`, without a signature.
/// - R2 - When an order or a refund repeats a number, it shall be refused as a duplicate (`12`),
///   whatever its other fields.
/// - R3 - When a request names a transaction, number and time together shall identify it.
/// - R4 - When the payer pays, notifications shall be sent until the merchant answers 200 or 302,
///   at most five times; a declined card shall cause no notification.
/// - R5 - When a refund is accepted, that shall say nothing of its outcome, which a notification
///   reports; and the refunded total shall never exceed the payment.
/// - R6 - When a day's file is downloaded, it shall agree with the stored orders to the fen.
///
/// `POST /simulate` plays, beside `{"play":"pay","order":…}` with its `callback`, `"code":"A6"` and
/// `"afterClose":true`,
///
/// | play | what |
/// |---|---|
/// | `decline` `order` `code`? | an attempt to pay fails (`64`), or is ambiguous (`03` to `05`); no notification is sent |
/// | `refund` `order` `amount`? `callback`? | an operator refunds at UnionPay's console: the amount, or the rest of the order. It is on the day's file; a notification is sent only with `callback` |
/// | `undo` `order` `callback`? | the same as a reversal: of the whole purchase, and on its clearing day |
/// | `refund-outcome` `order` `outcome` `callback`? | the outcome of the order's next refunds: `success`, `failed`, each a second later, or `slow`, a success three days later; and how their notifications are sent |
/// | `trouble` `path` `kind` `times`? `delayMillis`? | the next calls of that path: `timeout-after-doing`, `timeout-before-doing` (in the end a bare 504), `system-error` and `system-error-after-doing` (`06`), `rate-limit` (`37`), `slow`, `unsigned`. Forgotten at a restart |
/// | `doubt` `path` `code`? `done`? `times`? | the next calls of that path are answered `03`, `04` or `05`, executed nevertheless or not. Forgotten at a restart |
///
/// Beside the provider's paths: `GET /credentials`, `POST /simulate`, `POST /simulate/clock`, `GET
/// /simulate/orders`, `GET /health`. All tampers but `stale` and `probe` exist: `serial` is a
/// signer of UnionPay's name under another root, `old-key` one whose certificate is expired.
///
/// Files, below `GUITAI_HOME`: `union-pay/journal.jsonl`, and in `keys/union-pay/` the merchant's
/// number, and keys and certificates of `root`, `issuer`, `merchant`, `signer`, `old-signer` and,
/// of another root, `strange-signer`.
///
/// The documents leave the following open, so it is chosen here. An order without an attempt to pay
/// is unknown (`34`). The answer to an unauthenticated caller has no signature. `txnTime` may be
/// fifteen minutes off the real time. A refund at the console causes a notification only if the
/// play asks for it; it goes to the order's address. The fee is 0.6 % of each line, half up to the
/// fen, and is returned with a refund. A file's summary has refunds as debits.
@NullMarked
package guitai.sandbox.unionpay;

import org.jspecify.annotations.NullMarked;

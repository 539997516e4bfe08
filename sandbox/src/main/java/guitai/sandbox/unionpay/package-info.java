/// UnionPay's gateway (ACP 5.1.0) as its documents describe it, for a merchant of its own on this
/// machine: orders with a `tn`, queries, refunds, purchases undone and files of settlement at the
/// real paths, signed under a root of its own, and notifications that are repeated as documented.
/// It shares no code with Guitai's own client of UnionPay.
///
/// - R1 - When a request isn't signed by the merchant over exactly what was sent, it shall change
///   nothing and be answered code `11`, without a signature.
/// - R2 - When an order or a refund comes with a number that was there before, it shall be refused
///   as a duplicate (`12`), whatever else is in it.
/// - R3 - When it is asked about a transaction, number and time together shall name it.
/// - R4 - When the payer pays, the merchant shall be told until it answers 200 or 302, at most five
///   times; that a card was declined is told to nobody.
/// - R5 - When a refund is accepted, that shall say nothing of its end, which is told, and never
///   shall more be given back than was paid.
/// - R6 - When a day's file is asked for, it shall agree with the books to the fen.
///
/// `POST /simulate` plays, beside `{"play":"pay","order":…}` with its `callback`, `"code":"A6"` and
/// `"afterClose":true`,
///
/// | play | what |
/// |---|---|
/// | `decline` `order` `code`? | a try to pay fails (`64`), or is open (`03` to `05`); told to nobody |
/// | `refund` `order` `amount`? `callback`? | somebody refunds at UnionPay's console: the amount, or all that is left. It is on the day's file; only with `callback` is it told |
/// | `undo` `order` `callback`? | the same, as a purchase undone: whole, and on its clearing day |
/// | `refund-outcome` `order` `outcome` `callback`? | what becomes of the order's next refunds: `success`, `failed`, each a second later, or `slow`, a success three days later; and how each is told |
/// | `trouble` `path` `kind` `times`? `delayMillis`? | the next calls of that path: `timeout-after-doing`, `timeout-before-doing` (in the end a bare 504), `system-error` and `system-error-after-doing` (`06`), `rate-limit` (`37`), `slow`, `unsigned`. Forgotten at a restart |
/// | `doubt` `path` `code`? `done`? `times`? | the next calls of that path are answered `03`, `04` or `05`, done all the same or not. Forgotten at a restart |
///
/// Beside the provider's paths: `GET /credentials`, `POST /simulate`, `POST /simulate/clock`, `GET
/// /simulate/orders`, `GET /health`. Tampers are all but `stale` and `probe`: `serial` is a signer
/// of UnionPay's name under another root, `old-key` one whose certificate has ended.
///
/// Files, below `GUITAI_HOME`: `union-pay/journal.jsonl`, and in `keys/union-pay/` the merchant's
/// number, and keys and certificates of `root`, `issuer`, `merchant`, `signer`, `old-signer` and,
/// of another root, `strange-signer`.
///
/// Documented nowhere, so chosen here: an order that nobody tried to pay is not known (`34`); an
/// answer to whoever isn't proved has no signature; `txnTime` may be fifteen minutes off the real
/// time; what is done at the console is told to nobody unless it is asked for, and then where the
/// order is told; the fee is 0.6 % of each line, half up to the fen, and given back with a refund;
/// a file's summary has refunds as debits.
@NullMarked
package guitai.sandbox.unionpay;

import org.jspecify.annotations.NullMarked;

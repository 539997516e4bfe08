/// The App Store as its documents describe it, for a developer with one app on this machine: what
/// customers buy inside the app, App Store Server Notifications V2 of it, repeated as documented,
/// and the App Store Server API at its real paths, all signed under this machine's own root with
/// the marks of the real certificates. It shares no code with Guitai's own reading of the App
/// Store. [guitai.sandbox.appstore.StoreEnvironment#SANDBOX] is another one of it, with books of
/// its own.
///
/// - R1 - When a call carries no token that the developer's key signed for the app, and that is
///   good for an hour at most, it shall be answered 401 without a body.
/// - R2 - When something happens to a purchase, the merchant shall be told until it answers 200 to
///   206, at most six times: 1, 12, 24, 48 and 72 hours after the sending before; the number and
///   the signature stay the same.
/// - R3 - When something was signed later, its `signedDate` shall be later, too.
/// - R4 - When a refund is given to a buyer, whoever of the family shares what they bought shall
///   lose it.
/// - R5 - When notifications were sent, or lost by the network, their history shall have them.
/// - R6 - When somebody asks by OCSP, the issuer of a certificate shall say whether it was revoked.
///
/// `POST /simulate` plays
///
/// | play | what |
/// |---|---|
/// | `buy` `product` | somebody buys: `account` (of Apple's, by any name), `appAccountToken`, `quantity`, `price` (in thousandths), `storefront` (`CHN`, `USA`), `type` |
/// | `share` `transaction` `account`? | a member of the family uses it too, as a transaction of their own |
/// | `refund` `transaction` `percentage`? | in thousandths of a percent; `refund-reversed`, `refund-declined` and `consumption-request` (`reason`) are told of in the same way |
/// | `revoke` `transaction` | a family shares it no longer |
/// | `subscribe` `product` `period`? | for a period, as `P1M`; then `renew`, `fail-to-renew` (`graceDays`), `expire` (`why`) |
/// | `test` | a `TEST`, as `POST /inApps/v1/notifications/test` asks for one |
/// | `tell` `notification` | one that was told, or lost, is sent once more |
/// | `revoke-certificate` | the leaf, which goes on signing, as a thief would; for good: a home whose `keys/app-store` is removed gets another one |
/// | `trouble` `path` `kind` `times`? `delayMillis`? | the next calls whose path begins so: `timeout-before-doing`, `system-error`, `rate-limit`, `slow`. Forgotten at a restart |
///
/// Each answers with the transaction, its `signedTransaction` (what the customer's app has) and the
/// number of its `notification`. With `callback` - `times`, `delayMillis`, `drop`, `tamper` - it is
/// sent exactly so, without retries; tampers are [guitai.sandbox.appstore.Forgery]'s: `body`,
/// `signature`, `leaf`, `intermediate`, `root`, `unmarked`, `der`, `alg-none`, `bundle`, `app`,
/// `sandbox`, `xcode`, `local-testing`, `nested`. What is dropped is in the history as timed out.
///
/// The responder for all of its certificates is at `/ocsp` (RFC 6960, `POST` and `GET`). They don't
/// name it, since they are older than its port: whoever asks has to be told.
///
/// Beside the API: `GET /credentials`, `POST /simulate`, `POST /simulate/clock`, `GET
/// /simulate/orders` (its orders are transactions), `GET /health`.
///
/// Files, below `GUITAI_HOME`: `app-store/journal.jsonl` (`app-store-sandbox/`); in
/// `keys/app-store/` the key of the API with its numbers, and keys and certificates of
/// `intermediate`, `leaf`, `unmarked`, `xcode`, and under a root of its own `strange-intermediate`
/// and `strange-leaf`; the root is `keys/apple`'s.
///
/// Documented nowhere, so chosen here: an answer to a notification is waited for ten seconds; the
/// notification history is told the oldest first, and asked for by the time of the signature, which
/// is real while purchases follow the simulator's clock.
@NullMarked
package guitai.sandbox.appstore;

import org.jspecify.annotations.NullMarked;

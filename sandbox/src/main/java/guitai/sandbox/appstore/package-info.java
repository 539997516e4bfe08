/// The App Store as its documents describe it, for a developer with one app on this machine: in-app
/// purchases (应用内购买), App Store Server Notifications V2 about them, retried as documented, and the
/// App Store Server API at its real paths. All of it is signed under this machine's own root, with
/// the marker extensions of the real certificates. The package shares no code with Guitai's own
/// client of the App Store. [guitai.sandbox.appstore.StoreEnvironment#SANDBOX] is a second instance
/// with transactions of its own.
///
/// - R1 - When a call has no token that the developer's key signed for the app and that is valid
///   for an hour at most, it shall be answered 401 without a body.
/// - R2 - When something happens to a purchase, the merchant shall be notified until it answers 200
///   to 206, at most six times: 1, 12, 24, 48 and 72 hours after the delivery before; the number
///   and the signature stay the same.
/// - R3 - When something was signed later, its `signedDate` shall be later, too.
/// - R4 - When a buyer gets a refund, the family members who share the purchase shall lose it.
/// - R5 - When notifications were sent, or lost by the network, their history shall have them.
/// - R6 - When a client asks by OCSP, the issuer of a certificate shall answer whether it was
///   revoked.
///
/// `POST /simulate` plays
///
/// | play | what |
/// |---|---|
/// | `buy` `product` | a customer buys: `account` (of Apple's, by any name), `appAccountToken`, `quantity`, `price` (in thousandths), `storefront` (`CHN`, `USA`), `type` |
/// | `share` `transaction` `account`? | a family member shares it, with a transaction of their own |
/// | `refund` `transaction` `percentage`? | in thousandths of a percent; `refund-reversed`, `refund-declined` and `consumption-request` (`reason`) take the same fields |
/// | `revoke` `transaction` | family sharing of it ends |
/// | `subscribe` `product` `period`? | for a period, as `P1M`; then `renew`, `fail-to-renew` (`graceDays`), `expire` (`why`) |
/// | `test` | a `TEST`, as `POST /inApps/v1/notifications/test` asks for one |
/// | `tell` `notification` | a past or lost notification is sent once more |
/// | `revoke-certificate` | the leaf is revoked for good, but goes on signing, as a thief would; a home whose `keys/app-store` is deleted gets another leaf |
/// | `trouble` `path` `kind` `times`? `delayMillis`? | the next calls whose path begins so: `timeout-before-doing`, `system-error`, `rate-limit`, `slow`. Forgotten at a restart |
///
/// Each answers with the transaction, its `signedTransaction` (what the customer's app has) and the
/// number of its `notification`. With `callback` - `times`, `delayMillis`, `drop`, `tamper` - it is
/// sent exactly so, without retries; tampers are [guitai.sandbox.appstore.Forgery]'s: `body`,
/// `signature`, `leaf`, `intermediate`, `root`, `unmarked`, `der`, `alg-none`, `bundle`, `app`,
/// `sandbox`, `xcode`, `local-testing`, `nested`. A dropped notification is in the history as timed
/// out.
///
/// The OCSP responder for all of its certificates is at `/ocsp` (RFC 6960, `POST` and `GET`). The
/// certificates don't name it, since they are older than its port: clients need its address in
/// their settings.
///
/// Beside the API: `GET /credentials`, `POST /simulate`, `POST /simulate/clock`, `GET
/// /simulate/orders` (its orders are transactions), `GET /health`.
///
/// Files, below `GUITAI_HOME`: `app-store/journal.jsonl` (`app-store-sandbox/`); in
/// `keys/app-store/` the key of the API with its numbers, and keys and certificates of
/// `intermediate`, `leaf`, `unmarked`, `xcode`, and under a root of its own `strange-intermediate`
/// and `strange-leaf`; the root is `keys/apple`'s.
///
/// The documents leave the following open, so it is chosen here. The timeout of a notification's
/// answer is ten seconds. The notification history is ordered by age, the oldest first, and
/// filtered by the time of the signature. That time is real, while purchases follow the simulator's
/// clock.
@NullMarked
package guitai.sandbox.appstore;

import org.jspecify.annotations.NullMarked;

/// The App Store's in-app purchases (应用内购买): notifications (App Store Server Notifications V2) and
/// queries (App Store Server API, 查单). Its words (`originalTransactionId`, `signedPayload`) stop
/// here.
///
/// - P1 - An object signed by the App Store counts only after its certificates led to Apple Root CA
///   - G3 with both of Apple's marks, were valid when it was signed, and its app and environment
///     are ours. Each signed object inside it is verified on its own. There is no other way.
/// - P2 - The newest signature about a transaction counts, however late it arrives.
/// - An answer of the API counts only with the same verification. An error is unsigned and means
///   only that the App Store did not do the call.
/// - Recovery (掉单补偿): a notification that never reached us is found in the notification history.
///   RecoverPayments reads it each hour from where the last reading ended.
/// - A deployment sells in one environment: an object that the sandbox signed never counts in
///   production. Only an operator's inquiry queries the other one ([AppStoreTransactions]).
/// - Consumption information is sent only where the App Store asks for it, within twelve hours, and
///   where the customer agreed. No code in this package sends it on its own.
/// - P3 - Whether a certificate was revoked is checked where a deployment turns the check on. No
///   function with a waiting caller asks: the responders are slow from mainland China.
///   RecoverPayments asks them ([RevocationInquiry]) twice a day about each path that signed an
///   object ([CertificationPaths]). Ten minutes after the verdict at the latest ([KnownPaths]) an
///   object signed by a revoked certificate no longer counts, whatever its signature date. Objects
///   that counted before stay valid.
///
/// @see <a href="https://developer.apple.com/documentation/appstoreservernotifications">App Store
///   Server Notifications</a>
/// @see <a href="https://developer.apple.com/documentation/appstoreserverapi">App Store Server
///   API</a>
@NullMarked
package guitai.provider.appstore;

import org.jspecify.annotations.NullMarked;

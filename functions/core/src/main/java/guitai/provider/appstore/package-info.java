/// The App Store: notifications of what was bought in our apps (App Store Server Notifications V2),
/// and questions about it (App Store Server API). Its words (`originalTransactionId`,
/// `signedPayload`) stop here.
///
/// - P1 - Whatever the App Store signs counts only after its certificates led to Apple Root CA - G3
///   with both of Apple's marks, valid when it was signed, and after app and environment were ours;
///   what is signed inside of it is proved by itself. There is no other way.
/// - P2 - The newest signature about a transaction counts, however late it comes.
/// - Answers of its API count by the same proof; an error is unsigned and says only that a call was
///   not done.
/// - What was told and never reached us is found in the notification history, which is read each
///   hour from where it was left.
/// - A deployment has one environment and asks its host alone: what the sandbox signs counts in
///   production nowhere, so there is nothing to ask of the other one.
/// - How a purchase was used is told only where the App Store asks, within twelve hours, and where
///   the customer agreed; nobody here does so by itself.
/// - P3 - Whether a certificate was revoked is asked where a deployment says so, and never by
///   whoever answers somebody: the responders are slow from the mainland. The minute's run asks
///   them ([RevocationInquiry]) about each path that signed something ([CertificationPaths]), twice
///   a day; what a revoked certificate signed counts no more, ten minutes later at the latest
///   ([KnownPaths]), whenever it says it was signed. What counted before stays.
///
/// @see <a href="https://developer.apple.com/documentation/appstoreservernotifications">App Store
///   Server Notifications</a>
/// @see <a href="https://developer.apple.com/documentation/appstoreserverapi">App Store Server
///   API</a>
@NullMarked
package guitai.provider.appstore;

import org.jspecify.annotations.NullMarked;

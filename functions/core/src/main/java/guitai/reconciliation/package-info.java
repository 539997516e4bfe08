/// Daily reconciliation (对账): our ledger of a day is compared with the provider's bill (账单), both
/// ways, and the money that the orders keep with the entitlements it is kept for.
///
/// - P3 - Paid and refunded are checked against the bills, kept against the entitlements; for each
///   payment paid = kept + refunded + refunding + held, to the fen.
/// - S1 - When a bill and our ledger disagree, the daily report shall say so, once, however often
///   the day is compared.
/// - S2 - When a bill has a payment or refund that we don't know, the provider shall be queried,
///   and its answer be recorded as any other; a bill alone changes no order.
/// - S3 - When a moment lies so near midnight that two clocks may disagree on its day, it shall be
///   searched for on the neighbouring day before it counts as a difference.
@NullMarked
package guitai.reconciliation;

import org.jspecify.annotations.NullMarked;

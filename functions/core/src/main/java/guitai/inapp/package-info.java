/// In-app purchases (应用内购买): a store sells them for us inside our apps, so we record them and don't
/// decide on them. One aggregate for each purchase with its renewals and refunds; its past is its
/// events, as an order's is, and deciding is pure.
///
/// - P3 - Each transaction that money was paid for backs an entitlement, was revoked, or waits for
///   an operator.
/// - P4 - A transaction counts as the newest signature has it, however often, late or out of order
///   it is reported.
/// - P6 - We can't refund what a store sold: what is owned already waits for an operator.
/// - P8 - A revoked transaction backs nothing, from the moment its revocation is recorded.
/// - R1 - When a purchase names no customer of ours, one who presents it may claim it, once.
@NullMarked
package guitai.inapp;

import org.jspecify.annotations.NullMarked;

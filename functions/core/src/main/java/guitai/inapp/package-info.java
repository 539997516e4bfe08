/// Purchases that a store made for us, to hear of and not to decide: what was bought inside our
/// apps. One aggregate for each purchase with all that followed from it, renewals and refunds; its
/// past is its events, as an order's is, and deciding is pure.
///
/// - P3 - Each transaction that money was paid for backs an entitlement, was taken back, or waits
///   for a person.
/// - P4 - A transaction counts as the newest signature has it, however often, late or out of order
///   it is told.
/// - P6 - We can't refund what a store sold: what is owned already waits for a person.
/// - P8 - What was taken back backs nothing, from the moment it is told.
/// - R1 - When a purchase names no customer of ours, one who presents it may claim it, once.
@NullMarked
package guitai.inapp;

import org.jspecify.annotations.NullMarked;

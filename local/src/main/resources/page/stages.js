// What the page says of an order: only what the store knows.

/** Whether an attempt can be paid now, by the store's clock. */
export const payable = ({ state, payment, expiresAt }, now) =>
  state === "awaiting-payment" && Boolean(payment) && !(Date.parse(expiresAt) <= now);

/**
 * The name of the stage of an order as the store answered it.
 *
 * @param now the store's time in milliseconds
 * @param doubt whether the customer may have paid without that the store knows it yet
 * @param owned whether an entitlement is active because of this order
 */
export function stageOf(order, now, { doubt = false, owned = false } = {}) {
  switch (order.state) {
    case "awaiting-payment":
      return payable(order, now) && !doubt ? "payable" : "unknown";
    case "paid":
      return owned ? "yours" : granted(order) ? "paid" : "confirming";
    case "refunding":
      return settled(order) ? "refunded" : "refunding";
    case "partly-refunded":
    case "refunded":
    case "closed":
      return order.state;
    case "under-review":
      return "review";
    default:
      return "unknown";
  }
}

/** Whether all of it is back, though the last word about a refund is still to come. */
const settled = (order) =>
  sum(order, "refunded").length > 0 && !sum(order, "refunding").length && !sum(order, "held").length;

/** Whether the last word about the entitlement was that it is granted. */
const granted = ({ timeline = [] }) =>
  timeline.findLast(({ what }) => ["granted", "revoked"].includes(what))?.what === "granted";

/** The sum of what the store says of the payments: a list of amounts, one a currency, none of zero. */
export function sum({ payments = [] }, what) {
  const totals = new Map();
  for (const { [what]: part } of payments) {
    totals.set(part.currency, (totals.get(part.currency) ?? 0) + part.minorUnits);
  }
  return [...totals]
    .filter(([, minorUnits]) => minorUnits > 0)
    .map(([currency, minorUnits]) => ({ currency, minorUnits }));
}

/**
 * How long the store is asked in a stage, and how long the pauses grow, in seconds. A stage without
 * an entry is left by a person alone.
 */
export const ASKING = {
  payable: { pause: 5, patience: 8_000 },
  paying: { pause: 5, patience: 8_000 },
  choosing: { pause: 5, patience: 8_000 },
  unknown: { pause: 10, patience: 3_600 },
  confirming: { pause: 5, patience: 1_800 },
  closed: { pause: 15, patience: 1_800 },
  review: { pause: 30, patience: 3_600 },
  refunding: { pause: 10, patience: 3_600 },
  "partly-refunded": { pause: 30, patience: 900 },
};

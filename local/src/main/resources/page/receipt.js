// An order's money in words: amounts come from the store's answer alone.

import { el } from "./dom.js";
import { nameOf } from "./methods.js";
import { sum } from "./stages.js";
import { moment, price, say } from "./words.js";

/** Amounts of several currencies stand beside each other. */
const amounts = (order, what) => sum(order, what).map(price).join(" + ");

/** A stage's head and text. */
export function moved(stage, order, { title, owned }) {
  const parts = {
    title,
    owned,
    paid: amounts(order, "amount"),
    refunded: amounts(order, "refunded"),
    refunding: amounts(order, "refunding"),
    held: amounts(order, "held"),
  };
  const words = say().stages[stage] ?? say().stages.unknown;
  return { head: words.head(parts), text: words.text(parts) };
}

/** Each payment with its method, its time, and what became of it; nothing where none is known. */
export function facts({ payments = [] }) {
  return payments.length ? el("dl.facts", {}, ...payments.flatMap(payment)) : undefined;
}

function payment({ method, paidAt, amount, refunded, refunding, held }) {
  const words = say().facts;
  const by = method ? `${nameOf(method)} · ${moment(paidAt)}` : moment(paidAt);
  return [
    row(words.paid, price(amount), by),
    refunded.minorUnits ? row(words.refunded, price(refunded)) : undefined,
    refunding.minorUnits ? row(words.refunding, price(refunding)) : undefined,
    held.minorUnits ? row(words.held, price(held)) : undefined,
  ];
}

function row(name, amount, by) {
  return el(
    "div",
    {},
    el("dt", {}, name, by ? el("small", {}, by) : undefined),
    el("dd", {}, amount),
  );
}

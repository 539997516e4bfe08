// The store's own API, and nothing else.

import { hear } from "./clock.js";
import { returns } from "./methods.js";

const KEY = "guitai.customer";
const LEFT = "guitai.left";
const PATIENCE = 20_000;

/**
 * A refusal; `type` is the last part of the problem's type, `detail` the store's own text, `orderId`
 * the order that is in the way.
 */
export class Refused extends Error {
  constructor(type, detail, status, orderId) {
    super(detail);
    this.type = type;
    this.detail = detail;
    this.status = status;
    this.orderId = orderId;
  }
}

export function customer() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? undefined;
  } catch {
    return undefined;
  }
}

export async function signIn(name) {
  const { token } = await ask("POST", "/local/tokens", { customer: name });
  localStorage.setItem(KEY, JSON.stringify({ name, token }));
}

export const storefront = (code) => ask("GET", `/storefronts/${code}`);

/** An order as it is now; the store's time comes with it. */
export async function order(id) {
  const read = await asCustomer("GET", `/orders/${id}`);
  hear(read.now);
  return read;
}

/** Cancels an unpaid order: it may turn out to be paid. */
export const cancel = (id) => asCustomer("POST", `/orders/${id}/cancellation`);
export const entitlements = async () => (await asCustomer("GET", "/entitlements")).entitlements;
/** What a browser on a device with Apple Pay does in `new ApplePaySession(…)`. */
export const sheet = async (request) =>
  (await ask("POST", "/local/apple-pay", { request })).token;
/** Sends the token of the customer's device. */
export const authorize = (id, token) =>
  asCustomer("POST", `/orders/${id}/authorization`, { token });
export const pay = (id, method) => ask("POST", "/local/pay", { order: id, method });

export const orders = (after) =>
  asCustomer("GET", after ? `/orders?after=${encodeURIComponent(after)}` : "/orders");

/** The same key gives the same order, however often it is sent. */
export const buy = (code, product, way, key) =>
  asCustomer(
    "POST",
    "/orders",
    { storefront: code, product, ...choice(way) },
    { "Idempotency-Key": key },
  );

/** Another attempt to pay an existing order. */
export const attempt = (id, way, key) =>
  asCustomer("POST", `/orders/${id}/attempts`, choice(way), { "Idempotency-Key": key });

/** A customer who pays on a wallet's page returns to this page. */
function choice({ method, channel }) {
  return returns({ method, channel })
    ? { method, channel, returnUrl: `${location.origin}/` }
    : { method, channel };
}

/** Remembers the order of a customer who leaves for a wallet's page. */
export const leaveWith = (id) => sessionStorage.setItem(LEFT, id);

/** The order that a customer left with, once. */
export function returnedWith() {
  const id = sessionStorage.getItem(LEFT) ?? undefined;
  sessionStorage.removeItem(LEFT);
  return id;
}

/** A random key; works on a page without a secure context too. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A token lasts an hour; for an expired one this gets a new one for the same name, once. */
async function asCustomer(method, path, body, headers = {}) {
  const bearer = () => ({ ...headers, Authorization: `Bearer ${customer()?.token ?? ""}` });
  try {
    return await ask(method, path, body, bearer());
  } catch (refusal) {
    if (refusal.status !== 401 || !customer()) {
      throw refusal;
    }
    await signIn(customer().name);
    return ask(method, path, body, bearer());
  }
}

async function ask(method, path, body, headers = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body ? { ...headers, "Content-Type": "application/json" } : headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Refused("offline", "");
  }
  const json = await answer.json().catch(() => undefined);
  if (!answer.ok) {
    throw refused(json ?? {}, answer, path);
  }
  if (!json) {
    throw new Refused("offline", ""); // the connection broke during the answer
  }
  return json;
}

function refused(json, answer, path) {
  const detail = json.detail ?? json.message ?? `${answer.status}`;
  return new Refused(type(json, answer.status, path), detail, answer.status, json.orderId);
}

function type(json, status, path) {
  if (typeof json.type === "string") {
    return json.type.split(":").at(-1);
  }
  if (["/local/pay", "/local/apple-pay"].includes(path)) {
    return "simulator-refused";
  }
  return { 401: "unauthorized", 500: "internal", 503: "unavailable" }[status] ?? "";
}

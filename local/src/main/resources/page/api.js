// The store's own API, and nothing else.

import { returns } from "./methods.js";

const KEY = "guitai.customer";
const PATIENCE = 20_000;

/** A refusal; `type` is a problem's last word, `detail` what the store said. */
export class Refused extends Error {
  constructor(type, detail, status) {
    super(detail);
    this.type = type;
    this.detail = detail;
    this.status = status;
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
export const order = (id) => asCustomer("GET", `/orders/${id}`);
export const entitlements = async () => (await asCustomer("GET", "/entitlements")).entitlements;
/** What a browser on a device with Apple Pay does in `new ApplePaySession(…)`. */
export const sheet = async (request) =>
  (await ask("POST", "/local/apple-pay", { request })).token;
/** Where a customer hands over the token of their device. */
export const authorize = (id, token) =>
  asCustomer("POST", `/orders/${id}/authorization`, { token });
export const pay = (id, method) => ask("POST", "/local/pay", { order: id, method });

export const orders = (after) =>
  asCustomer("GET", after ? `/orders?after=${encodeURIComponent(after)}` : "/orders");

/** The same key opens the same order, however often it is asked. */
export const buy = (code, product, way, key) =>
  asCustomer(
    "POST",
    "/orders",
    { storefront: code, product, ...asked(way) },
    { "Idempotency-Key": key },
  );

/** Another way to pay an order that is there. */
export const attempt = (id, way, key) =>
  asCustomer("POST", `/orders/${id}/attempts`, asked(way), { "Idempotency-Key": key });

/** A wallet's own page returns the customer to this one. */
function asked({ method, channel }) {
  return returns({ method, channel })
    ? { method, channel, returnUrl: `${location.origin}/` }
    : { method, channel };
}

/** Random, where a page without a secure context may ask too. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A token lasts an hour; whoever holds an old one gets a new one for the same name, once. */
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
    throw new Refused("offline", ""); // broken off amid the answer
  }
  return json;
}

function refused(json, answer, path) {
  const detail = json.detail ?? json.message ?? `${answer.status}`;
  return new Refused(type(json, answer.status, path), detail, answer.status);
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

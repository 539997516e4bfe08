// The cashier page: the shop window, who is buying, and what they bought.

import * as api from "./api.js";
import { now } from "./clock.js";
import { el, picture } from "./dom.js";
import { ways } from "./methods.js";
import * as sale from "./order.js";
import { payable, sum } from "./stages.js";
import {
  day,
  locale,
  moment,
  otherTitle,
  price,
  problem,
  say,
  switchLanguage,
  title,
} from "./words.js";

const STOREFRONT = "CHN";
/** How often the lists are read again while an order in them is on its way, in milliseconds. */
const WATCH = 15_000;
const HOUR = 3_600_000;
/** The length of an order's id; a merchant order number is the id and the attempt's two digits. */
const ORDER_ID = 26;
const at = (selector) => document.querySelector(selector);
const shop = { products: [], stores: [], methods: [], owned: new Map(), orders: [], next: undefined };

async function refresh() {
  try {
    Object.assign(shop, await api.storefront(STOREFRONT));
    trouble();
  } catch (refusal) {
    trouble(refusal, refresh);
  }
  at("#shop").ariaBusy = "false";
  draw();
  await refreshMine();
}

/** Reads the customer's entitlements and orders; does nothing without a customer. */
async function refreshMine() {
  if (!api.customer()) {
    return;
  }
  try {
    const [owned, page] = await Promise.all([api.entitlements(), api.orders()]);
    shop.owned = new Map(owned.filter(({ active }) => active).map((one) => [one.product, one]));
    shop.orders = page.orders;
    shop.next = page.next;
    trouble();
  } catch (refusal) {
    trouble(refusal, refreshMine);
  }
  draw();
}

async function earlier() {
  try {
    const page = await api.orders(shop.next);
    shop.orders.push(...page.orders);
    shop.next = page.next;
  } catch (refusal) {
    trouble(refusal, earlier);
  }
  drawPurchases();
}

function trouble(refusal, again) {
  const place = at("#trouble");
  place.hidden = !refusal;
  place.replaceChildren();
  if (refusal) {
    place.append(
      problem(refusal),
      " ",
      el("button.quiet", { type: "button", click: () => again() }, say().retry),
    );
  }
}

function draw() {
  document.documentElement.lang = locale();
  document.querySelectorAll("[data-say]").forEach((element) => {
    element.textContent = say()[element.dataset.say];
  });
  at("#language").textContent = say().switchTo;
  at("#language").lang = locale() === "en" ? "zh-CN" : "en";
  const customer = api.customer();
  at("#customer").textContent = customer ? say().customer(customer.name) : say().guest;
  at("#customer").title = say().change;
  at("#shop").replaceChildren(...shop.stores.map(drawStore));
  drawPurchases();
}

function drawStore(store) {
  const products = shop.products.filter((product) => product.store === store.id);
  const name = `store-${store.id}`;
  const shut = store.open ? "" : ".shut";
  const wide = products.length > 1 ? ".wide" : "";
  return el(
    `section.store${shut}${wide}`,
    { "aria-labelledby": name },
    el(
      "h2",
      { id: name },
      say().stores[store.id] ?? store.id,
      store.open ? undefined : el("span.shut-sign", {}, say().closedHere),
    ),
    store.open ? undefined : el("p.reason", {}, say().closedReasons[store.id] ?? store.reason),
    el("ul.products", {}, ...products.map((product) => drawProduct(product, store.open))),
  );
}

function drawProduct(product, open) {
  return el(
    "li.product",
    { "data-product": product.id, tabIndex: -1 },
    picture(product),
    el(
      "div.label",
      {},
      el("h3", {}, title(product)),
      el("p.other", {}, otherTitle(product)),
      validity(product),
    ),
    offer(product, open),
  );
}

function validity(product) {
  const owned = shop.owned.get(product.id);
  return owned?.until ? el("p.until", {}, say().until(day(owned.until))) : undefined;
}

function offer(product, open) {
  const owned = shop.owned.get(product.id);
  if (!open) {
    return el("span.price.off", {}, say().notSold);
  }
  if (owned && !owned.until) {
    return el("span.owned", {}, say().owned);
  }
  return el(
    "button.price",
    {
      type: "button",
      ariaLabel: say().buy(title(product), price(product.price)),
      click: () => buy(product),
    },
    price(product.price),
  );
}

function drawPurchases() {
  const lines = shop.orders.map(drawPurchase);
  const none = api.customer() ? say().none : say().noneYet;
  if (shop.next) {
    const more = el("button.quiet", { type: "button", click: earlier }, say().more);
    lines.push(el("li.more", {}, more));
  }
  at("#purchases").replaceChildren(...(lines.length ? lines : [el("li.none", {}, none)]));
}

/** A product that is sold no longer has its order's price, and no title. */
const productOf = (order) =>
  shop.products.find(({ id }) => id === order.product) ?? {
    id: order.product,
    title: {},
    price: order.price,
  };

/** What the customer sees of an order's money in the list: the store's state and amounts. */
function state(order) {
  const named = say().states[order.state] ?? order.state;
  const back = sum(order, "refunded").map(price).join(" + ");
  return order.state === "partly-refunded" && back ? `${named} ${back}` : named;
}

function drawPurchase(order) {
  const product = productOf(order);
  const open = unpaid(order);
  return el(
    "li.purchase",
    { "data-order": order.orderId },
    picture(product),
    el("div.label", {}, el("h3", {}, title(product)), el("p.other", {}, moment(order.placedAt))),
    el("span.paid", {}, price(order.price)),
    el(
      `button.state.${order.state}`,
      {
        type: "button",
        ariaLabel: open ? say().details(title(product), say().resume) : say().details(title(product), state(order)),
        click: () => resume(product, order),
      },
      open ? say().resume : state(order),
    ),
  );
}

/** An open order of the product is continued: there is no second one. */
async function buy(product) {
  if (!api.customer() && !(await introduce())) {
    return;
  }
  const open = shop.orders.find((order) => order.product === product.id && unpaid(order));
  if (open) {
    resume(product, open);
  } else {
    sell(product);
  }
}

const unpaid = ({ state }) => state === "awaiting-payment";

function resume(product, { orderId }, returned = false) {
  sell(product, () => api.order(orderId), returned);
}

function sell(product, find, returned) {
  sale.show(product, {
    ways: ways(shop.methods),
    find,
    returned,
    begin: (way, key, order) => (order ? proceed(order, way, key) : place(product, way, key)),
    done: refreshMine,
    again: () => sell(product),
  });
}

/** The store refuses a second open order of the product and names the first: that is continued. */
async function place(product, way, key) {
  try {
    return await api.buy(STOREFRONT, product.id, way, key);
  } catch (refusal) {
    if (refusal.type !== "open-order" || !refusal.orderId) {
      throw refusal;
    }
    return proceed(refusal.orderId, way, key);
  }
}

/** Pays an open order in a way: by its present attempt or another one. It may be over meanwhile. */
async function proceed(id, way, key) {
  const open = await api.order(id);
  if (open.method === way.method && open.channel === way.channel && payable(open, now())) {
    return open;
  }
  try {
    return await api.attempt(id, way, key);
  } catch (refusal) {
    if (refusal.type !== "not-payable") {
      throw refusal;
    }
    return open;
  }
}

/** A return from a wallet's page proves no payment: it opens the order, which is asked about. */
async function welcomeBack() {
  const attempt = new URLSearchParams(location.search).get("out_trade_no");
  const id = attempt?.slice(0, ORDER_ID) ?? api.returnedWith();
  api.returnedWith();
  if (!id || !api.customer()) {
    return;
  }
  history.replaceState(undefined, "", "/");
  try {
    const order = await api.order(encodeURIComponent(id));
    resume(productOf(order), order, true);
  } catch (refusal) {
    trouble(refusal, refresh);
  }
}

/** Payments are confirmed, products granted, and refunds end, while the page is open. */
function watch() {
  if (document.visibilityState === "visible" && api.customer() && shop.orders.some(changing)) {
    refreshMine();
  }
}

/** A grant follows its payment within seconds; an order paid an hour ago has had it. */
function changing({ state, product, placedAt }) {
  return (
    ["awaiting-payment", "refunding", "under-review"].includes(state) ||
    (state === "paid" && !shop.owned.has(product) && now() - Date.parse(placedAt) < HOUR)
  );
}

/** Asks for a name; resolves to whether a customer signed in. */
function introduce() {
  const dialog = at("#who");
  at("#name").value = api.customer()?.name ?? "";
  at("#who-trouble").hidden = true;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue === "ok");
  });
}

async function signIn(event) {
  event.preventDefault();
  const name = at("#name").value.trim();
  const note = at("#who-trouble");
  note.hidden = Boolean(name);
  note.textContent = say().whoEmpty;
  if (!name) {
    return;
  }
  try {
    await api.signIn(name);
    Object.assign(shop, { owned: new Map(), orders: [], next: undefined });
    at("#who").close("ok");
    draw();
    refreshMine();
  } catch (refusal) {
    note.textContent = problem(refusal);
    note.hidden = false;
  }
}

at("#who form").addEventListener("submit", signIn);
at("#who-not").addEventListener("click", () => at("#who").close());
at("#customer").addEventListener("click", introduce);
at("#language").addEventListener("click", () => {
  switchLanguage();
  draw();
  sale.redraw();
});

document.addEventListener("visibilitychange", watch);
setInterval(watch, WATCH);

draw();
refresh().then(welcomeBack);

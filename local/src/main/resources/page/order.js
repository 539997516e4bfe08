// One order in its dialog: from the code to "yours".

import * as api from "./api.js";
import { now } from "./clock.js";
import { el, picture } from "./dom.js";
import { branded, named, says } from "./methods.js";
import { facts, moved } from "./receipt.js";
import { ASKING, payable, stageOf } from "./stages.js";
import { otherTitle, price, problem, say, title } from "./words.js";

const FIRST_PAUSE = 600;
const GROWTH = 1.25;
/** A token whose fate is unknown: until then the customer isn't asked to pay another way. */
const FOUND_WITHIN = 300_000;
/** Answers to a token from which it follows that it didn't pay. */
const CLEAR = ["declined", "token-refused"];

const dialog = document.querySelector("#order");
let current;

/**
 * Opens the dialog for a product. `ways` are the ways to pay it; `find` reads an existing order;
 * `begin` places one, or adds an attempt, to be paid in a way. The dialog calls `done` whenever the
 * order changes and when it closes, and `again` to start a new order where this one is over.
 * `returned` says that the customer comes back from a wallet's page.
 */
export function show(product, acts) {
  current?.stop();
  current = new Sale(product, acts);
  if (!dialog.open) {
    dialog.showModal();
  }
  current.open();
}

export const redraw = () => current?.draw();

dialog.addEventListener("close", () => {
  const closed = current;
  current = undefined;
  closed?.stop();
  focusOn(closed?.product);
  closed?.left();
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) {
    dialog.close();
  }
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    current?.askSoon();
  }
});

/** The shop window was drawn again meanwhile: the element that had the focus no longer exists. */
function focusOn(product) {
  const place = document.querySelector(`[data-product="${CSS.escape(product?.id ?? "")}"]`);
  (place?.querySelector("button") ?? place)?.focus({ preventScroll: true });
}

class Sale {
  #acts;
  #obtain;
  #order;
  #token;
  #doubt;
  #doubtSince;
  #stopped = false;
  #timer;
  #pause = FIRST_PAUSE;
  #drawn;
  #asked = 0;

  constructor(product, acts) {
    this.product = product;
    this.#acts = acts;
    this.#obtain = acts.find;
    this.#doubt = Boolean(acts.returned);
    this.stage = { name: "opening" };
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.clock);
  }

  /** The customer has closed the dialog: what is listed may have changed. */
  left() {
    this.#acts.done();
  }

  open() {
    if (this.#obtain) {
      this.#begin();
    } else if (this.#acts.ways.length === 1) {
      this.#choose(this.#acts.ways[0]);
    } else {
      this.#stage({ name: "choosing" });
    }
  }

  /** Each choice has one idempotency key, however often it is tried; an open code is used again. */
  #choose(way) {
    this.#doubt = false;
    if (this.#payableBy(way)) {
      this.#stage({ name: "payable" });
      this.askSoon();
      return;
    }
    const key = api.freshKey();
    const order = this.#order?.orderId;
    this.#obtain = () => this.#acts.begin(way, key, order);
    this.#begin();
  }

  #payableBy({ method, channel }) {
    const order = this.#order;
    return order?.method === method && order.channel === channel && payable(order, now());
  }

  async #begin() {
    clearTimeout(this.#timer);
    this.#stage({ name: "opening" });
    this.#token = undefined;
    try {
      const { orderId } = await this.#obtain();
      await this.#read(orderId);
      this.#acts.done();
      this.#stage(await this.#judge());
      this.clock ??= setInterval(() => this.#tick(), 1000);
      this.askSoon();
    } catch (refusal) {
      this.#stage({ name: "trouble", refusal });
    }
  }

  async #read(orderId) {
    this.#order = await api.order(orderId);
  }

  async #pay() {
    this.#stage({ name: "paying" });
    try {
      await this.#payWith(this.#order);
    } catch (refusal) {
      this.#refused(refusal);
    }
    this.askSoon();
  }

  /** An attempt takes one token: a retry after a lost answer sends the same one. */
  async #payWith({ orderId, payment, method }) {
    if (payment?.kind !== "invoke") {
      return api.pay(orderId, method);
    }
    this.#token ??= await api.sheet(payment.content);
    try {
      await api.authorize(orderId, this.#token);
    } catch (refusal) {
      if (!CLEAR.includes(refusal.type)) {
        this.#beginDoubt();
      }
      throw refusal;
    }
  }

  #beginDoubt() {
    this.#doubt = true;
    this.#doubtSince ??= performance.now();
  }

  #refused(refusal) {
    if (this.#doubt) {
      this.#stage({ name: "unknown" });
    } else if (CLEAR.includes(refusal.type)) {
      this.#stage({ name: "choosing", refusal });
    } else {
      this.#stage({ name: "payable", refusal });
    }
  }

  /** Asks again, and sends the same token again: that is one payment, however often it is sent. */
  async #check() {
    const { orderId } = this.#order;
    if (this.#token && this.#doubt) {
      this.#stage({ ...this.stage, checking: true });
      await api.authorize(orderId, this.#token).catch((refusal) => {
        if (CLEAR.includes(refusal.type)) {
          this.#doubt = false;
          this.#stage({ name: "choosing", refusal });
        }
      });
    }
    this.askSoon();
  }

  async #cancel() {
    const before = this.stage;
    this.#stage({ name: "cancelling" });
    try {
      await api.cancel(this.#order.orderId);
      await this.#read(this.#order.orderId);
      this.#acts.done();
      this.#stage(await this.#judge());
    } catch (refusal) {
      this.#stage({ ...before, refusal });
    }
    this.askSoon();
  }

  /** Starts asking the store about the order: soon, then less and less often. */
  askSoon() {
    clearTimeout(this.#timer);
    this.#pause = FIRST_PAUSE;
    this.#asked = performance.now();
    this.#later();
  }

  #later() {
    const asking = ASKING[this.stage.name];
    if (this.#stopped || !this.#order || !asking) {
      return;
    }
    if (performance.now() - this.#asked > asking.patience * 1000) {
      this.#stage({ ...this.stage, tired: true });
      return;
    }
    this.#timer = setTimeout(() => this.#ask(), this.#pause);
    this.#pause = Math.min(this.#pause * GROWTH, asking.pause * 1000);
  }

  async #ask() {
    try {
      await this.#read(this.#order.orderId);
      this.#learn(await this.#judge());
    } catch {
      // A question without an answer is followed by the next one; an error shows when the customer acts.
    }
    this.#later();
  }

  /** What the store answered replaces what is shown, unless the customer is in the midst of it. */
  #learn(stage) {
    const shown = this.stage.name;
    if (["opening", "cancelling", "trouble"].includes(shown)) {
      return;
    }
    const same = stage.name === shown || (stage.name === "payable" && shown === "paying");
    const open = ["payable", "unknown"].includes(stage.name);
    if (!same && !(shown === "choosing" && open)) {
      this.#acts.done();
      this.#stage(stage);
    } else if (same && this.#drawn !== this.#known(stage)) {
      this.#stage({ ...this.stage, ...stage, name: shown });
    }
  }

  /** Of what is shown, what may change while the stage is the same. */
  #known({ owned }) {
    return JSON.stringify([this.#order?.state, this.#order?.payments, this.#order?.payment, owned]);
  }

  async #judge() {
    const owned = ["paid", "partly-refunded"].includes(this.#order.state) && (await this.#granted());
    const name = stageOf(this.#order, now(), { doubt: this.#doubt, owned });
    const here = this.#acts.ways.some((way) => this.#payableBy(way));
    return { name: name === "payable" && !here ? "choosing" : name, owned };
  }

  async #granted() {
    const owned = await api.entitlements();
    return owned.some(
      ({ active, because }) => active && because.some(({ order }) => order === this.#order.orderId),
    );
  }

  #tick() {
    const left = Math.max(0, Date.parse(this.#order?.expiresAt ?? "") - now());
    if (["payable", "paying"].includes(this.stage.name) && left === 0) {
      this.#stage({ name: "unknown" });
      this.askSoon();
    }
    const clock = dialog.querySelector(".clock");
    if (clock) {
      clock.textContent = Number.isNaN(left) ? "" : say().left(minutes(left));
    }
  }

  #stage(stage) {
    if (this.#stopped) {
      return;
    }
    const changed = this.stage.name !== stage.name;
    this.stage = stage;
    this.draw();
    if (changed) {
      dialog.scrollTop = 0;
      dialog.querySelector("[data-focus]")?.focus({ preventScroll: true });
    }
  }

  draw() {
    const focused = dialog.contains(document.activeElement) && document.activeElement.className;
    this.#drawn = this.#known(this.stage);
    const shown = this.#order?.price ?? this.product.price;
    dialog.dataset.stage = this.stage.name;
    dialog.replaceChildren(
      el(
        "button.close",
        { type: "button", ariaLabel: say().close, click: () => dialog.close() },
        "×",
      ),
      el(
        "header",
        {},
        picture(this.product),
        el(
          "div",
          {},
          el("h2", { id: "order-title" }, title(this.product)),
          el("p.other", {}, otherTitle(this.product)),
        ),
        el("p.amount", {}, price(shown)),
      ),
      el("div.stage", {}, ...this.#body()),
      this.#number(),
    );
    this.#tick();
    [...dialog.querySelectorAll("button, a")]
      .find(({ className }) => className === focused)
      ?.focus({ preventScroll: true });
  }

  #number() {
    const number = el("code", {}, this.#order?.orderId ?? "");
    return el("p.number", { hidden: !this.#order }, `${say().orderNumber} `, number);
  }

  #body() {
    const words = say();
    switch (this.stage.name) {
      case "choosing":
        return [el("p.scan", {}, words.choose), this.#note(), this.#ways(), this.#cancelling()];
      case "opening":
        return this.#waiting(words.opening);
      case "cancelling":
        return this.#waiting(words.cancelling);
      case "payable":
      case "paying":
        return this.#payment();
      case "trouble":
        return this.#trouble();
      default:
        return this.#result();
    }
  }

  #waiting(text) {
    return [el("div.spinner", { ariaHidden: "true" }), el("p", { role: "status" }, text)];
  }

  /** What the store knows of an order that can't be paid now, or isn't to be. */
  #result() {
    const { name, owned, tired } = this.stage;
    const said = moved(name, this.#order, { title: title(this.product), owned });
    return [
      name === "yours" ? el("div.tick", { ariaHidden: "true" }) : undefined,
      name === "confirming" && !tired ? el("div.spinner", { ariaHidden: "true" }) : undefined,
      el("div.said", { role: "status" }, el("p.big", {}, said.head), el("p", {}, said.text)),
      facts(this.#order),
      this.#note(),
      ...this.#exits(name, tired),
    ];
  }

  #exits(name, tired) {
    const words = say();
    const close = () => this.#button(words.close, () => dialog.close());
    const check = () => this.#button(words.check, () => this.#check());
    switch (name) {
      case "unknown":
        return [check(), this.#notPaid(), this.#cancelling()];
      case "closed":
        return [this.#button(words.reorder, this.#acts.again)];
      case "yours":
      case "paid":
      case "refunded":
        return [close()];
      default:
        return [tired ? check() : close()];
    }
  }

  /** While a token's fate is unknown, and can still be found, the customer isn't led to pay again. */
  #notPaid() {
    const since = this.#doubtSince ?? -Infinity;
    if (this.#token && this.#doubt && performance.now() - since < FOUND_WITHIN) {
      return undefined;
    }
    return this.#quiet("not-paid", say().notPaid, () => this.#stage({ name: "choosing" }));
  }

  #trouble() {
    const { refusal } = this.stage;
    const owned = refusal.type === "already-owned";
    return [
      el("p.trouble", { role: "alert" }, problem(refusal)),
      owned
        ? this.#button(say().close, () => dialog.close())
        : this.#button(say().retry, () => this.open()),
      owned ? undefined : this.#otherWay(),
    ];
  }

  #payment() {
    const draw = {
      redirect: () => this.#leave(),
      invoke: () => this.#sheet(),
      tn: () => this.#inApp(),
    };
    return (draw[this.#order.payment.kind] ?? (() => this.#code()))();
  }

  /** A device with Apple Pay shows its own sheet and returns a token, which pays the order. */
  #sheet() {
    const { method } = this.#order;
    return this.#payHere(says(method, "sheet"), undefined, says(method, "sheetReality"));
  }

  #ways() {
    const ways = this.#acts.ways.map((way, index) => {
      const [name, hint] = named(way);
      const button = el(
        `button.way.${way.method}`,
        {
          type: "button",
          "data-way": `${way.method} ${way.channel}`,
          ...(index === 0 && { "data-focus": "" }),
          click: () => this.#choose(way),
        },
        el("span.mark", { ariaHidden: "true" }, [...name][0]),
        el("span.name", {}, name, el("small", {}, hint)),
      );
      return branded(way.method, button);
    });
    return el("div.ways", {}, ...ways);
  }

  /** The wallet's page returns here; only the store's answer shows whether the order is paid. */
  #leave() {
    const { method, orderId, payment } = this.#order;
    return [
      el("p.scan", {}, says(method, "page")),
      el("p.clock", { ariaLive: "off", role: "timer" }),
      branded(
        method,
        el(
          `a.pay.${method}`,
          { href: payment.content, "data-focus": "", click: () => api.leaveWith(orderId) },
          says(method, "go"),
        ),
      ),
      el("p.hint", {}, say().comeBack),
      this.#note(),
      this.#others(),
    ];
  }

  #code() {
    const { method, payment } = this.#order;
    const src = `/local/qr?text=${encodeURIComponent(payment.content)}`;
    const alt = says(method, "code")(title(this.product));
    const code = el("div.code", {}, el("img", { src, alt, width: 208, height: 208 }));
    return this.#payHere(says(method, "scan"), code, say().reality, say().pay);
  }

  /** An app passes the number to the provider's SDK, which shows the sheet; here is no app. */
  #inApp() {
    const { method, payment } = this.#order;
    const number = el("p.tn", {}, payment.content);
    return this.#payHere(says(method, "scan"), number, says(method, "number"), say().pay);
  }

  #payHere(what, code, reality, press = what) {
    const { method } = this.#order;
    const paying = this.stage.name === "paying";
    const button = el(
      `button.pay.${method}`,
      { type: "button", disabled: paying, "data-focus": "", click: () => this.#pay() },
      paying ? say().paying : press,
    );
    return [
      code,
      el(
        "div.beside",
        {},
        el("p.scan", {}, what),
        el("p.clock", { ariaLive: "off", role: "timer" }),
        branded(method, button),
        this.#note(),
        el("p.hint", {}, reality),
        this.#others(),
      ),
    ];
  }

  #note() {
    const { refusal } = this.stage;
    return refusal ? el("p.trouble", { role: "alert" }, problem(refusal)) : undefined;
  }

  #others() {
    return el("div.others", {}, this.#otherWay(), this.#cancelling());
  }

  #otherWay() {
    return this.#acts.ways.length > 1
      ? this.#quiet("other-way", say().otherWay, () => this.#stage({ name: "choosing" }))
      : undefined;
  }

  #cancelling() {
    return this.#order?.state === "awaiting-payment"
      ? this.#quiet("cancel", say().cancelOrder, () => this.#cancel())
      : undefined;
  }

  #quiet(name, text, click) {
    const disabled = this.stage.name === "paying";
    return el(`button.link.${name}`, { type: "button", disabled, click }, text);
  }

  #button(text, act) {
    return el("button.strong", { type: "button", "data-focus": "", click: act }, text);
  }
}

function minutes(millis) {
  const seconds = Math.ceil(millis / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

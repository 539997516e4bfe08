// One order in its dialog: from the code to "yours".

import * as api from "./api.js";
import { el, picture } from "./dom.js";
import { branded, methodOf, named, says } from "./methods.js";
import { otherTitle, price, problem, say, title } from "./words.js";

const FIRST_PAUSE = 600;
const LONGEST_PAUSE = 5000;
const POLLS = 240;
const AFTER_EXPIRY = 60_000;
/** Stages in which a poll changes nothing, or would remove the choice of a way to pay. */
const RESTING = ["choosing", "yours", "closed", "review"];

const dialog = document.querySelector("#order");
let current;

/**
 * Opens the dialog for a product. `ways` are the ways to pay it; `find` reads an existing order;
 * `begin` places one, or adds an attempt, to be paid in a way. The dialog calls `done` whenever the
 * order changes, and `again` to start a new order where this one can't be paid any more.
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
  current?.stop();
  focusOn(current?.product);
  current = undefined;
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) {
    dialog.close();
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
  #stopped = false;
  #timer;
  #pause = FIRST_PAUSE;
  #polls = 0;

  constructor(product, acts) {
    this.product = product;
    this.#acts = acts;
    this.#obtain = acts.find;
    this.stage = { name: "opening" };
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.clock);
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

  /** Each choice has one idempotency key, however often it is tried. */
  #choose(way) {
    const key = api.freshKey();
    const order = this.#order?.orderId;
    this.#obtain = () => this.#acts.begin(way, key, order);
    this.#begin();
  }

  async #begin() {
    clearTimeout(this.#timer);
    this.#stage({ name: "opening" });
    this.#token = undefined;
    try {
      this.#order = await this.#obtain();
      this.#acts.done();
      this.#stage(this.#judge(this.#order));
      this.clock ??= setInterval(() => this.#tick(), 1000);
      this.#pollSoon();
    } catch (refusal) {
      this.#stage({ name: "trouble", refusal });
    }
  }

  async #pay() {
    this.#stage({ name: "paying" });
    try {
      await this.#payWith(this.#order);
      this.#pollSoon();
    } catch (refusal) {
      this.#stage({ name: "payable", refusal });
    }
  }

  /** An attempt takes one token: a retry after a lost answer sends the same one. */
  async #payWith({ orderId, payment }) {
    if (payment.kind !== "invoke") {
      return api.pay(orderId, methodOf(payment));
    }
    this.#token ??= await api.sheet(payment.content);
    return api.authorize(orderId, this.#token);
  }

  /** Starts polling the order: soon, then less and less often. */
  #pollSoon() {
    clearTimeout(this.#timer);
    this.#pause = FIRST_PAUSE;
    this.#polls = 0;
    this.#later();
  }

  #later() {
    if (this.#stopped || RESTING.includes(this.stage.name)) {
      return;
    }
    const expiry = Date.parse(this.#order.expiresAt ?? "");
    if (++this.#polls > POLLS || Date.now() > expiry + AFTER_EXPIRY) {
      this.#stage(this.stage.name === "expired" ? this.stage : { name: "waiting" });
      return;
    }
    this.#timer = setTimeout(() => this.#poll(), this.#pause);
    this.#pause = Math.min(this.#pause * 1.25, LONGEST_PAUSE);
  }

  async #poll() {
    try {
      const seen = await api.order(this.#order.orderId);
      this.#order = { ...this.#order, ...seen };
      const stage = this.#judge(seen);
      if (stage.name === "confirming" && (await this.#granted())) {
        this.#stage({ name: "yours" });
        this.#acts.done();
      } else if (RESTING.includes(this.stage.name)) {
        return;
      } else if (stage.name !== "payable" || !["paying", "payable"].includes(this.stage.name)) {
        this.#stage(stage);
      }
    } catch {
      // A failed poll is followed by the next one; an error shows when the customer acts.
    }
    this.#later();
  }

  async #granted() {
    const owned = await api.entitlements();
    return owned.some(
      ({ active, because }) => active && because.some(({ order }) => order === this.#order.orderId),
    );
  }

  #judge({ state, expiresAt, payment }) {
    if (state === "awaiting-payment") {
      const over = !payment || Date.parse(expiresAt) <= Date.now();
      return { name: over ? "expired" : "payable" };
    }
    return { name: { paid: "confirming", "under-review": "review" }[state] ?? "closed" };
  }

  #tick() {
    const left = Math.max(0, Date.parse(this.#order?.expiresAt ?? "") - Date.now());
    if (this.stage.name === "payable" && left === 0) {
      this.#stage({ name: "expired" });
    }
    const clock = dialog.querySelector(".clock");
    if (clock) {
      clock.textContent = say().left(minutes(left));
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
      dialog.querySelector("[data-focus]")?.focus();
    }
  }

  draw() {
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
      el("div.stage", { role: "status" }, ...this.#body()),
      this.#number(),
    );
    this.#tick();
  }

  #number() {
    const number = el("code", {}, this.#order?.orderId ?? "");
    return el("p.number", { hidden: !this.#order }, `${say().orderNumber} `, number);
  }

  #body() {
    const words = say();
    switch (this.stage.name) {
      case "choosing":
        return [el("p.scan", {}, words.choose), this.#ways()];
      case "opening":
        return [el("div.spinner"), el("p", {}, words.opening)];
      case "payable":
      case "paying":
        return this.#payment();
      case "confirming":
        return [el("div.spinner"), el("p", {}, words.confirming)];
      case "yours":
        return [
          el("div.tick", { ariaHidden: "true" }),
          el("p.big", {}, words.yours),
          el("p", {}, words.yoursWhy(title(this.product))),
          this.#button(words.close, () => dialog.close()),
        ];
      case "expired":
        return [el("p", {}, words.expired), this.#button(words.reorder, this.#acts.again)];
      case "closed":
        return [el("p", {}, words.closed), this.#button(words.reorder, this.#acts.again)];
      case "review":
        return [el("p", {}, words.review)];
      case "waiting":
        return [el("p", {}, words.stillWaiting), this.#button(words.check, () => this.#pollSoon())];
      default:
        return [
          el("p.trouble", { role: "alert" }, problem(this.stage.refusal)),
          this.#button(words.retry, () => this.open()),
          this.#otherWay(),
        ];
    }
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
    const words = say();
    const paying = this.stage.name === "paying";
    const method = methodOf(this.#order.payment);
    return [
      el("p.scan", {}, says(method, "sheet")),
      el("p.clock", { ariaLive: "off", role: "timer" }),
      branded(
        method,
        el(
          `button.pay.${method}`,
          { type: "button", disabled: paying, "data-focus": "", click: () => this.#pay() },
          paying ? words.paying : says(method, "sheet"),
        ),
      ),
      this.stage.refusal && el("p.trouble", { role: "alert" }, problem(this.stage.refusal)),
      el("p.hint", {}, says(method, "sheetReality")),
      this.#otherWay(),
    ];
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

  /** The wallet's page returns here; only a poll shows whether the order is paid. */
  #leave() {
    const words = say();
    const method = methodOf(this.#order.payment);
    return [
      el("p.scan", {}, says(method, "page")),
      el("p.clock", { ariaLive: "off", role: "timer" }),
      branded(
        method,
        el(
          `a.pay.${method}`,
          { href: this.#order.payment.content, "data-focus": "" },
          says(method, "go"),
        ),
      ),
      el("p.hint", {}, words.comeBack),
      this.#otherWay(),
    ];
  }

  #otherWay() {
    return this.#acts.ways.length > 1
      ? el(
          "button.quiet.other-way",
          {
            type: "button",
            disabled: this.stage.name === "paying",
            click: () => this.#stage({ name: "choosing" }),
          },
          say().otherWay,
        )
      : undefined;
  }

  #code() {
    const words = say();
    const method = methodOf(this.#order.payment);
    const src = `/local/qr?text=${encodeURIComponent(this.#order.payment.content)}`;
    const alt = says(method, "code")(title(this.product));
    const code = el("div.code", {}, el("img", { src, alt, width: 208, height: 208 }));
    return this.#payHere(method, code, words.reality);
  }

  /** An app passes the number to the provider's SDK, which shows the sheet; here is no app. */
  #inApp() {
    const number = el("p.tn", {}, this.#order.payment.content);
    const method = methodOf(this.#order.payment);
    return this.#payHere(method, number, says(method, "number"));
  }

  #payHere(method, what, reality) {
    const words = say();
    const paying = this.stage.name === "paying";
    return [
      el("p.scan", {}, says(method, "scan")),
      what,
      el("p.clock", { ariaLive: "off", role: "timer" }),
      branded(
        method,
        el(
          `button.pay.${method}`,
          { type: "button", disabled: paying, "data-focus": "", click: () => this.#pay() },
          paying ? words.paying : words.pay,
        ),
      ),
      this.stage.refusal && el("p.trouble", { role: "alert" }, problem(this.stage.refusal)),
      el("p.hint", {}, reality),
      this.#otherWay(),
    ];
  }

  #button(text, act) {
    return el("button.strong", { type: "button", "data-focus": "", click: act }, text);
  }
}

function minutes(millis) {
  const seconds = Math.ceil(millis / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// The page's texts, in both languages.

const zh = {
  skip: "到商品",
  hello: "今天想带走什么？",
  promise: "微信、支付宝、Apple Pay，付款后就是你的。每一分钱都有账可查。",
  footer: "这是开在你电脑上的柜台：订单、签名、回调都是真的，只有钱不是。",
  switchTo: "English",
  guest: "未登录",
  customer: (name) => `顾客 ${name}`,
  change: "换一位顾客",
  whoTitle: "怎么称呼你？",
  whoWhy: "买到的东西会记在这个名字下。这里不用密码，用任何名字都可以。",
  whoLabel: "名字",
  whoGo: "继续",
  whoEmpty: "请写一个名字。",
  cancel: "取消",
  close: "关闭",
  stores: {
    "app-store": "App Store",
    "apple-music": "Apple Music",
    "itunes-store": "iTunes Store",
    "ibooks-store": "iBooks Store",
  },
  closedHere: "未营业",
  closedReasons: {
    "itunes-store": "iTunes Store 不在中国大陆营业。",
    "ibooks-store": "iBooks Store 不在中国大陆营业。",
  },
  notSold: "不出售",
  buy: (title, price) => `购买${title}，${price}`,
  owned: "已拥有",
  until: (date) => `有效期至 ${date}`,
  choose: "怎么付？",
  otherWay: "换一种方式付款",
  comeBack: "付款后会回到这里。回到这里不等于已付款，柜台会向支付平台查单。",
  reality: "上线后，顾客用手机扫这个码。在这里，按一下就算付了。",
  pay: "模拟顾客付款",
  paying: "正在付款…",
  left: (time) => `请在 ${time} 内付款`,
  orderNumber: "订单号",
  opening: "正在下单…",
  cancelling: "正在取消…",
  cancelOrder: "取消订单",
  notPaid: "我没有付款，重新选择付款方式",
  reorder: "重新下单",
  check: "再查一次",
  stages: {
    unknown: {
      head: () => "还不知道付款结果",
      text: () => "如果你已经付款，五分钟内就会查到。请不要再付一次。",
    },
    confirming: {
      head: () => "已付款",
      text: () => "正在发放，请稍候。请不要再付一次。",
    },
    paid: { head: () => "已付款", text: () => "已经发放。" },
    yours: { head: () => "已拥有", text: ({ title }) => `《${title}》是你的了。` },
    closed: {
      head: () => "订单已关闭",
      text: ({ paid }) =>
        paid
          ? `收到了 ${paid}。请不要再付一次。`
          : "没有查到这个订单的付款。如果你还是付了款，会自动退给你，请不要再付这个订单。",
    },
    review: {
      head: () => "正在人工核对",
      text: ({ paid }) =>
        `${paid ? `收到了 ${paid}。` : ""}核对完之前，请不要再付一次。`,
    },
    refunding: {
      head: ({ refunding }) => (refunding ? "正在退款" : "正在人工处理退款"),
      text: ({ refunding, held }) =>
        [
          refunding && `${refunding} 正在退回你的付款账户。`,
          held && `${held} 还没能自动退回，正由人工处理。`,
          "请不要再付一次。",
        ]
          .filter(Boolean)
          .join(""),
    },
    refunded: {
      head: () => "已退款",
      text: ({ refunded }) => `${refunded || "款项"} 已退回你的付款账户。`,
    },
    "partly-refunded": {
      head: () => "已部分退款",
      text: ({ title, owned, refunded, paid }) =>
        `${paid} 中的 ${refunded} 已退回你的付款账户。${owned ? `《${title}》仍然是你的。` : ""}`,
    },
  },
  facts: { paid: "付款", refunded: "已退款", refunding: "退款中", held: "人工处理中" },
  retry: "重试",
  purchases: "我的购买",
  none: "还没有买过东西。",
  noneYet: "登录后，买过的都在这里。",
  more: "更早的购买",
  resume: "去付款",
  details: (title, state) => `${title}，${state}，查看订单`,
  states: {
    "awaiting-payment": "待付款",
    paid: "已付款",
    "under-review": "核对中",
    refunding: "退款中",
    refunded: "已退款",
    "partly-refunded": "部分退款",
    closed: "已关闭",
  },
  problems: {
    offline: "连不上柜台。它还开着吗？",
    "already-owned": "你已经拥有它了，不用再买。",
    "store-closed": "这家店没有营业。",
    "unknown-product": "没有这件商品。",
    "unknown-storefront": "没有这个店面。",
    "method-not-offered": "这里不能用这种方式付款。",
    "provider-refused": "支付平台拒绝了这次付款。请换一种方式。",
    "prepay-in-progress": "支付平台还没有回应，请稍后再试。",
    "close-in-progress": "现在还不能取消，请稍后再试。",
    "closes-by-expiry": "支付平台现在不能取消它。如果没有付款，到期后会自动关闭。",
    "too-many-open-orders": "你有太多未付款的订单，请先付款或取消其中一个。",
    "too-many-attempts": "这个订单试过太多次了。请取消它，再重新下单。",
    unavailable: "暂时做不到，请稍后再试。",
    opening: "柜台正在启动，请稍候。",
    "no-simulator": "模拟器没有回应。它开着吗？",
    unauthorized: "登录已过期，请重新输入名字。",
    "simulator-refused": "模拟器拒绝了这笔付款。",
    declined: "银行拒绝了这笔付款。请换一种方式，或者再试一次。",
    "token-used": "这次付款已经试过了。请换一种方式付款。",
    "token-refused": "Apple Pay 令牌没有通过验证。",
    "not-payable": "这次付款已经结束。",
    internal: "我们这边出错了，已经记录下来。",
    unknown: (detail) => `出了点问题：${detail}`,
  },
};

const en = {
  skip: "To the products",
  hello: "What will it be today?",
  promise: "Pay by WeChat, Alipay or Apple Pay, and it is yours. Every fen is accounted for.",
  footer:
    "This counter stands on your own machine: orders, signatures and callbacks are real, only the money isn't.",
  switchTo: "中文",
  guest: "Not signed in",
  customer: (name) => `Customer ${name}`,
  change: "Switch customer",
  whoTitle: "What is your name?",
  whoWhy: "What you buy is recorded under this name. There is no password: you can buy under any name.",
  whoLabel: "Name",
  whoGo: "Continue",
  whoEmpty: "Please give a name.",
  cancel: "Cancel",
  close: "Close",
  stores: zh.stores,
  closedHere: "Closed",
  closedReasons: {},
  notSold: "Not sold",
  buy: (title, price) => `Buy ${title} for ${price}`,
  owned: "Owned",
  until: (date) => `Until ${date}`,
  choose: "How will you pay?",
  otherWay: "Pay another way",
  comeBack: "You return here after paying. A return is no proof of payment: the counter asks the provider.",
  reality: "In production a customer scans this with a phone. Here one press pays it.",
  pay: "Pay as the customer",
  paying: "Paying…",
  left: (time) => `${time} left to pay`,
  orderNumber: "Order",
  opening: "Placing the order…",
  cancelling: "Cancelling…",
  cancelOrder: "Cancel the order",
  notPaid: "I have not paid: choose a way to pay",
  reorder: "Order again",
  check: "Check again",
  stages: {
    unknown: {
      head: () => "We don't know yet",
      text: () => "If you have paid, it will be found within five minutes. Don't pay again.",
    },
    confirming: {
      head: () => "Paid",
      text: () => "Your purchase is being granted. Don't pay again.",
    },
    paid: { head: () => "Paid", text: () => "Your purchase was granted." },
    yours: { head: () => "Yours", text: ({ title }) => `${title} is yours.` },
    closed: {
      head: () => "The order is closed",
      text: ({ paid }) =>
        paid
          ? `We received ${paid}. Don't pay again.`
          : "No payment of it was found. If you paid all the same, it is refunded by itself: don't pay this order again.",
    },
    review: {
      head: () => "A person is checking it",
      text: ({ paid }) =>
        `${paid ? `We received ${paid}. ` : ""}Until it is checked, don't pay again.`,
    },
    refunding: {
      head: ({ refunding }) => (refunding ? "Being refunded" : "A person is on your refund"),
      text: ({ refunding, held }) =>
        [
          refunding && `${refunding} is on its way back to where you paid from.`,
          held && `${held} couldn't be refunded by itself: a person is working on it.`,
          "Don't pay again.",
        ]
          .filter(Boolean)
          .join(" "),
    },
    refunded: {
      head: () => "Refunded",
      text: ({ refunded }) => `${refunded || "The money"} went back to where you paid from.`,
    },
    "partly-refunded": {
      head: () => "Partly refunded",
      text: ({ title, owned, refunded, paid }) =>
        `${refunded} of ${paid} went back to where you paid from.${owned ? ` ${title} is still yours.` : ""}`,
    },
  },
  facts: { paid: "Paid", refunded: "Refunded", refunding: "Being refunded", held: "With a person" },
  retry: "Try again",
  purchases: "My purchases",
  none: "Nothing bought yet.",
  noneYet: "Give your name, and your purchases show here.",
  more: "Earlier purchases",
  resume: "Pay now",
  details: (title, state) => `${title}, ${state}: see the order`,
  states: {
    "awaiting-payment": "To be paid",
    paid: "Paid",
    "under-review": "Under review",
    refunding: "Being refunded",
    refunded: "Refunded",
    "partly-refunded": "Partly refunded",
    closed: "Closed",
  },
  problems: {
    offline: "The counter can't be reached. Is it still open?",
    "already-owned": "You own it already; there is no need to buy it again.",
    "provider-refused": "The payment provider refused this payment. Choose another way.",
    "prepay-in-progress": "The payment provider has not answered yet. Try again in a moment.",
    "close-in-progress": "It can't be cancelled just now. Try again in a moment.",
    "closes-by-expiry": "The provider can't cancel it now. Unless it is paid, it closes by itself when it expires.",
    "too-many-open-orders": "You have too many unpaid orders. Pay or cancel one of them first.",
    "too-many-attempts": "This order was tried too often. Cancel it, and order again.",
    unavailable: "Not possible just now. Try again in a moment.",
    opening: "The counter is starting. One moment.",
    "no-simulator": "The simulator does not answer. Is it running?",
    unauthorized: "Your sign-in has expired. Please give your name again.",
    "simulator-refused": "The simulator refused this payment.",
    declined: "The bank declined this payment. Pay another way, or try again.",
    "token-used": "This payment has been tried already. Choose another way to pay.",
    "token-refused": "The Apple Pay token could not be verified.",
    "not-payable": "This payment attempt has ended.",
    internal: "This is our fault; it has been logged.",
    unknown: (detail) => `Something went wrong: ${detail}`,
  },
};

const languages = { zh, en };
const KEY = "guitai.language";
let language = localStorage.getItem(KEY) === "en" ? "en" : "zh";

export const say = () => languages[language];

export function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem(KEY, language);
}

/** BCP 47, for the document and for Intl. */
export const locale = () => (language === "zh" ? "zh-CN" : "en");

/** Of a text in both languages, the one to say now. */
export const spoken = (text) => text[language];

/** A title in this language, and in the other one. */
export const title = (product) => product.title[language] ?? product.title.en ?? product.id;
export const otherTitle = (product) => product.title[language === "zh" ? "en" : "zh"] ?? "";

export function price({ minorUnits, currency }) {
  const format = new Intl.NumberFormat(locale(), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  return format.format(minorUnits / 10 ** format.resolvedOptions().maximumFractionDigits);
}

export const day = (instant) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium" }).format(new Date(instant));

export const moment = (instant) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(instant),
  );

/** A refusal as a text: the page's own where it knows the type, else the store's detail. */
export function problem({ type, detail }) {
  const { problems } = say();
  return Object.hasOwn(problems, type) && type !== "unknown"
    ? problems[type]
    : problems.unknown(detail || type);
}

// The ways to pay, one entry a method: a further wallet is one entry more.

import { spoken } from "./words.js";

/**
 * channels: offered here, on a desktop and on a phone; those that lead to a page of the wallet
 *   return to this one
 * ways: by channel, a name and a hint
 */
const METHODS = {
  "wechat-pay": {
    brand: { colour: "#07c160", on: "#04240f" },
    channels: { desktop: ["qr"], phone: ["mobile-web"], returning: ["mobile-web"] },
    ways: {
      qr: { zh: ["微信支付", "用微信扫码"], en: ["WeChat Pay", "Scan a code"] },
      "mobile-web": { zh: ["微信支付", "打开微信付款"], en: ["WeChat Pay", "Opens WeChat"] },
    },
    page: { zh: "在微信里付款", en: "Pay in WeChat" },
    go: { zh: "去微信付款", en: "Go to WeChat" },
    scan: { zh: "请用微信扫码付款", en: "Scan with WeChat to pay" },
    code: {
      zh: (title) => `${title}的微信付款二维码`,
      en: (title) => `WeChat Pay QR code for ${title}`,
    },
  },
  alipay: {
    brand: { colour: "#0f62d6", on: "#ffffff" },
    channels: {
      desktop: ["qr", "web"],
      phone: ["mobile-web"],
      returning: ["web", "mobile-web"],
    },
    ways: {
      qr: { zh: ["支付宝", "用支付宝扫码"], en: ["Alipay", "Scan a code"] },
      web: {
        zh: ["支付宝网页", "到支付宝收银台付款"],
        en: ["Alipay's page", "Pay at Alipay's cashier"],
      },
      "mobile-web": {
        zh: ["支付宝网页", "到支付宝收银台付款"],
        en: ["Alipay's page", "Pay at Alipay's cashier"],
      },
    },
    scan: { zh: "请用支付宝扫码付款", en: "Scan with Alipay to pay" },
    code: {
      zh: (title) => `${title}的支付宝付款二维码`,
      en: (title) => `Alipay QR code for ${title}`,
    },
    page: { zh: "在支付宝的页面上付款", en: "Pay on Alipay's page" },
    go: { zh: "去支付宝付款", en: "Go to Alipay" },
  },
  "apple-pay": {
    brand: { colour: "light-dark(#000000, #ffffff)", on: "light-dark(#ffffff, #000000)" },
    channels: { desktop: ["web", "app"], phone: ["web", "app"], returning: [] },
    ways: {
      web: { zh: ["Apple Pay", "用这台设备付款"], en: ["Apple Pay", "Pay with this device"] },
      app: {
        zh: ["应用内 Apple Pay", "在应用里，走银联"],
        en: ["Apple Pay in an app", "By UnionPay"],
      },
    },
    scan: { zh: "请在应用里用 Apple Pay 付款", en: "Pay with Apple Pay in the app" },
    sheet: { zh: "用 Apple Pay 付款", en: "Pay with Apple Pay" },
    sheetReality: {
      zh: "上线后，顾客在自己的设备上确认。在这里，按一下就算确认了；令牌和签名都是真的，只是苹果不是。",
      en: "In production customers confirm on their own device. Here one press confirms: token and signature are genuine, only Apple isn't.",
    },
    number: {
      zh: "上线后，应用把这个银联流水号交给银联控件。在这里，按一下就算付了。",
      en: "In production an app hands this number to UnionPay's control. Here one press pays it.",
    },
  },
};

/** The ways that a storefront's methods offer on this kind of screen. */
export function ways(methods) {
  const screen = matchMedia("(pointer: coarse)").matches ? "phone" : "desktop";
  return methods.flatMap((method) =>
    (METHODS[method]?.channels[screen] ?? []).map((channel) => ({ method, channel })),
  );
}

/** Whether the customer leaves for a page of the wallet, which returns here. */
export const returns = ({ method, channel }) => METHODS[method].channels.returning.includes(channel);

/** A method's own name, as the customer knows it. */
export const nameOf = (method) => spoken(Object.values(METHODS[method].ways)[0])[0];

/** A way's name and hint in the page's language. */
export const named = ({ method, channel }) => spoken(METHODS[method].ways[channel]);

/** What the page says of a method: `scan`, `code`, `page`, `go`, `sheet`, `sheetReality`, `number`. */
export const says = (method, what) => spoken(METHODS[method][what]);

/** Gives an element the method's colours. */
export function branded(method, element) {
  const { colour, on } = METHODS[method].brand;
  element.style.setProperty("--brand", colour);
  element.style.setProperty("--on-brand", on);
  return element;
}

package guitai.held;

import guitai.inapp.PurchaseHold;
import guitai.payment.HoldReason;

/// Why something waits for an operator (挂起原因).
public enum HeldReason {
  WRONG_AMOUNT("wrong-amount", HeldKind.PAYMENT, "The amount is not what was asked.", "金额与订单不符。"),
  WRONG_CURRENCY(
      "wrong-currency", HeldKind.PAYMENT, "The currency is not what was asked.", "币种与订单不符。"),
  DUPLICATE_PAYMENT(
      "duplicate-payment",
      HeldKind.PAYMENT,
      "The order was paid, or under review, already.",
      "重复支付：订单已支付或正在人工审核。"),
  PAID_AFTER_CLOSE(
      "paid-after-close",
      HeldKind.PAYMENT,
      "It was paid after the order was closed.",
      "关单后支付：订单关闭后才付款。"),
  REFUNDED_AT_PROVIDER(
      "refunded-at-provider",
      HeldKind.PAYMENT,
      "The provider reported it only when it was refunded; how much is not known.",
      "支付平台在退款后才告知该笔支付，退款金额未知。"),
  UNKNOWN_ATTEMPT(
      "unknown-attempt",
      HeldKind.PAYMENT,
      "The order never made the attempt it is for.",
      "订单从未发起过对应的支付尝试。"),
  OTHER_APP(
      "other-app",
      HeldKind.PAYMENT,
      "It was paid to another app or account of ours than was asked.",
      "付款到了我们的另一个应用或商户号。"),
  REFUND_ABNORMAL(
      "refund-abnormal",
      HeldKind.REFUND,
      "The provider can't refund it to where it came from.",
      "退款异常：支付平台无法原路退回。"),
  REFUND_REFUSED(
      "refund-refused",
      HeldKind.REFUND,
      "It was to be refunded, and the provider finally refused.",
      "退款失败：支付平台最终拒绝退款。"),
  REFUND_STALLED(
      "refund-stalled",
      HeldKind.STALLED,
      "Its refund has made no progress for the declared time.",
      "退款在规定时间内没有进展。"),
  QUERY_STALLED(
      "query-stalled",
      HeldKind.STALLED,
      "The provider has given no answer about this order for the declared time.",
      "支付平台在规定时间内未答复该订单的查询。"),
  NO_ORDER("no-order", HeldKind.PAYMENT, "No order of ours takes it.", "没有与之对应的订单。"),
  ALREADY_OWNED(
      "already-owned",
      HeldKind.PAYMENT,
      "The customer owned it already, and only its store can refund it.",
      "顾客已拥有该商品，只有商店能退款。"),
  UNCLAIMED(
      "unclaimed",
      HeldKind.PAYMENT,
      "It was bought in an app, and no customer of ours has claimed it.",
      "应用内购买，尚无顾客认领。"),
  UNKNOWN_PRODUCT(
      "unknown-product",
      HeldKind.PAYMENT,
      "It was bought in an app, and no product of ours is it.",
      "应用内购买，商品不在目录中。"),
  FOREIGN_STOREFRONT(
      "foreign-storefront",
      HeldKind.PAYMENT,
      "It was bought in an app, and not in a storefront in which we sell the product.",
      "应用内购买，购买所在的店面不销售该商品。"),
  UNREADABLE(
      "unreadable",
      HeldKind.PAYMENT,
      "It was bought in an app, and a part of what the store signed is missing or unknown.",
      "应用内购买，商店签署的内容缺失或无法识别。"),
  REFUND_REQUESTED(
      "refund-requested",
      HeldKind.DELIVERY,
      "The customer requests a refund, and the store asks how much was consumed.",
      "顾客申请退款，商店询问消费情况。"),
  CONSENT_WITHDRAWN(
      "consent-withdrawn",
      HeldKind.DELIVERY,
      "A guardian withdrew consent to the use of the app.",
      "监护人撤回了对使用应用的同意。"),
  UNKNOWN_NOTIFICATION(
      "unknown-notification",
      HeldKind.DELIVERY,
      "The store notified of something that we don't know.",
      "商店发来未知类型的通知。"),
  UNRECOGNIZED(
      "unrecognized",
      HeldKind.DELIVERY,
      "A genuine notification of a kind that the store doesn't know, perhaps about money.",
      "来自支付平台的真实通知，但类型未知，可能涉及资金。"),
  COMPLAINT(
      "complaint",
      HeldKind.COMPLAINT,
      "A customer complained at the provider, which wants an answer in time.",
      "顾客向支付平台投诉，须按时答复。");

  private final String text;
  private final HeldKind kind;
  private final String english;
  private final String chinese;

  HeldReason(String text, HeldKind kind, String english, String chinese) {
    this.text = text;
    this.kind = kind;
    this.english = english;
    this.chinese = chinese;
  }

  /// By its name in our contract.
  public String text() {
    return text;
  }

  public HeldKind kind() {
    return kind;
  }

  /// One sentence for operators.
  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }

  public static HeldReason of(PurchaseHold because) {
    return switch (because) {
      case UNREADABLE -> UNREADABLE;
      case UNKNOWN_PRODUCT -> UNKNOWN_PRODUCT;
      case FOREIGN_STOREFRONT -> FOREIGN_STOREFRONT;
      case ALREADY_OWNED -> ALREADY_OWNED;
      case UNCLAIMED -> UNCLAIMED;
      case REFUND_REQUESTED -> REFUND_REQUESTED;
      case CONSENT_WITHDRAWN -> CONSENT_WITHDRAWN;
      case UNKNOWN_NOTIFICATION -> UNKNOWN_NOTIFICATION;
    };
  }

  public static HeldReason of(DeliveryReason because) {
    return switch (because) {
      case UNRECOGNIZED -> UNRECOGNIZED;
      case COMPLAINT -> COMPLAINT;
    };
  }

  public static HeldReason of(HoldReason because) {
    return switch (because) {
      case WRONG_AMOUNT -> WRONG_AMOUNT;
      case WRONG_CURRENCY -> WRONG_CURRENCY;
      case DUPLICATE_PAYMENT -> DUPLICATE_PAYMENT;
      case PAID_AFTER_CLOSE -> PAID_AFTER_CLOSE;
      case REFUNDED_AT_PROVIDER -> REFUNDED_AT_PROVIDER;
      case UNKNOWN_ATTEMPT -> UNKNOWN_ATTEMPT;
      case OTHER_APP -> OTHER_APP;
      case NO_ORDER -> NO_ORDER;
    };
  }
}

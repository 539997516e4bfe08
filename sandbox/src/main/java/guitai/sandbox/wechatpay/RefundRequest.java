package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.wechatpay.FieldRule.Group;
import guitai.sandbox.wechatpay.FieldRule.OneOf;
import guitai.sandbox.wechatpay.FieldRule.Several;
import guitai.sandbox.wechatpay.FieldRule.Text;
import guitai.sandbox.wechatpay.FieldRule.Whole;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A merchant's refund request (退款申请), checked by its rules.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791883">ask for a refund</a>
record RefundRequest(JsonObject body) {
  private static final String NUMBER = "^[0-9a-zA-Z_\\-|*@]+$";
  private static final Group RULES =
      new Group(
          "请求",
          true,
          OrderRules.BODY_LIMIT,
          Map.of(
              "transaction_id",
              text("微信支付订单号", false, 32),
              "out_trade_no",
              text("商户订单号", false, 32),
              "out_refund_no",
              new Text("商户退款单号", true, 1, 64, NUMBER),
              "reason",
              text("退款原因", false, 80),
              "notify_url",
              new Text("退款结果回调url", false, 1, 256, OrderRules.ADDRESS),
              "funds_account",
              new OneOf("退款资金来源", false, List.of("AVAILABLE", "UNSETTLED")),
              "amount",
              amount(),
              "goods_detail",
              new Several("退款商品", false, 6000, goods())));

  /// @throws ApiError if it breaks a rule
  static RefundRequest of(JsonObject body) {
    BodyCheck.body(body, RULES);
    if (body.containsKey("notify_url")) {
      OrderRequest.address(body);
    }
    var request = new RefundRequest(body);
    if (request.order().isEmpty() && request.transaction().isEmpty()) {
      throw ApiError.parameter(
          "body", "/out_trade_no", Json.string(""), "missing", "微信支付订单号与商户订单号须填写其中一个");
    }
    request.sources();
    return request;
  }

  private void sources() {
    var from = body.getJsonObject("amount").getJsonArray("from");
    if (from == null || from.isEmpty()) {
      return;
    }
    var sum =
        from.getValuesAs(JsonObject.class).stream()
            .mapToLong(source -> source.getJsonNumber("amount").longValueExact())
            .sum();
    if (sum != amount("refund")) {
      throw ApiError.parameter(
          "body", "/amount/from", from, "not the refund's sum", "退款出资账户金额之和须等于退款金额");
    }
  }

  String number() {
    return body.getString("out_refund_no");
  }

  Optional<String> order() {
    return Optional.ofNullable(body.getString("out_trade_no", null));
  }

  Optional<String> transaction() {
    return Optional.ofNullable(body.getString("transaction_id", null));
  }

  Optional<URI> notifyUrl() {
    return Optional.ofNullable(body.getString("notify_url", null)).map(URI::create);
  }

  String reason() {
    return body.getString("reason", "");
  }

  JsonValue from() {
    return body.getJsonObject("amount").getOrDefault("from", JsonValue.EMPTY_JSON_ARRAY);
  }

  /// In fen.
  ///
  /// @param which `refund` or `total`
  long amount(String which) {
    return body.getJsonObject("amount").getJsonNumber(which).longValueExact();
  }

  private static Group amount() {
    var source =
        group(
            "退款出资",
            Map.of(
                "account",
                new OneOf("出资账户类型", true, List.of("AVAILABLE", "UNAVAILABLE")),
                "amount",
                new Whole("出资金额", true, 1)));
    return group(
        "金额信息",
        Map.of(
            "refund", new Whole("退款金额", true, 1),
            "total", new Whole("原订单金额", true, 1),
            "currency", new OneOf("退款币种", true, List.of("CNY")),
            "from", new Several("退款出资账户及金额", false, 8, source)));
  }

  private static Group goods() {
    return group(
        "退款商品",
        Map.of(
            "merchant_goods_id",
            text("商户侧商品编码", true, 32),
            "wechatpay_goods_id",
            text("微信支付商品编码", false, 32),
            "goods_name",
            text("商品名称", false, 256),
            "unit_price",
            new Whole("商品单价", true, 0),
            "refund_amount",
            new Whole("商品退款金额", true, 0),
            "refund_quantity",
            new Whole("商品退货数量", true, 1)));
  }

  private static Text text(String label, boolean required, int most) {
    return new Text(label, required, 1, most, "");
  }

  private static Group group(String label, Map<String, FieldRule> fields) {
    return new Group(label, true, OrderRules.BODY_LIMIT, fields);
  }
}

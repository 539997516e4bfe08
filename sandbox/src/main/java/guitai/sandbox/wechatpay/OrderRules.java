package guitai.sandbox.wechatpay;

import guitai.sandbox.wechatpay.FieldRule.Flag;
import guitai.sandbox.wechatpay.FieldRule.Group;
import guitai.sandbox.wechatpay.FieldRule.OneOf;
import guitai.sandbox.wechatpay.FieldRule.Several;
import guitai.sandbox.wechatpay.FieldRule.Text;
import guitai.sandbox.wechatpay.FieldRule.Whole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The fields of an order, by product.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791877">Native: create an order</a>
final class OrderRules {
  /// The limit of a body, in bytes: enough for all documented fields at their limits.
  static final int BODY_LIMIT = 32 * 1024;

  private static final String NUMBER = "^[0-9a-zA-Z_\\-\\|\\*]+$";
  static final String ADDRESS =
      "^https?://([^\\s/?#\\[\\]\\@]+\\@)?([^\\s/?#\\@:]+)(?::\\d{2,5})?([^\\s?#\\[\\]]*)$";
  private static final String TIME =
      "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$";
  private static final int DETAIL_LIMIT = 6144;

  static final Group CLOSE =
      new Group("请求", true, BODY_LIMIT, Map.of("mchid", required("直连商户号", 1, 32)));

  private OrderRules() {}

  static Group of(Product product) {
    var fields = new HashMap<>(common());
    fields.put("scene_info", scene(product));
    if (product == Product.JSAPI) {
      fields.put("payer", group("支付者", true, Map.of("openid", required("用户标识", 1, 128))));
    }
    return new Group("请求", true, BODY_LIMIT, fields);
  }

  private static Map<String, FieldRule> common() {
    return Map.ofEntries(
        Map.entry("appid", required("应用ID", 1, 32)),
        Map.entry("mchid", required("直连商户号", 1, 32)),
        Map.entry("description", required("商品描述", 1, 127)),
        Map.entry("out_trade_no", new Text("商户订单号", true, 6, 32, NUMBER)),
        Map.entry("time_expire", new Text("交易结束时间", false, 1, 64, TIME)),
        Map.entry("attach", optional("附加数据", 128)),
        Map.entry("notify_url", new Text("通知地址", true, 1, 255, ADDRESS)),
        Map.entry("goods_tag", optional("订单优惠标记", 32)),
        Map.entry("support_fapiao", new Flag("电子发票入口开放标识", false)),
        Map.entry("limit_pay", limitPay()),
        Map.entry("amount", amount()),
        Map.entry("detail", detail()),
        Map.entry(
            "settle_info",
            group("结算信息", false, Map.of("profit_sharing", new Flag("是否指定分账", false)))));
  }

  private static FieldRule limitPay() {
    var values = List.of("no_balance", "no_credit", "no_debit", "balance_only");
    return new Several("指定支付方式", false, 8, new OneOf("指定支付方式", true, values));
  }

  private static FieldRule amount() {
    return group(
        "订单金额",
        true,
        Map.of(
            "total",
            new Whole("总金额", true, 1),
            "currency",
            new OneOf("货币类型", false, List.of("CNY"))));
  }

  private static FieldRule detail() {
    var goods =
        group(
            "单品",
            true,
            Map.of(
                "merchant_goods_id", required("商户侧商品编码", 1, 32),
                "wechatpay_goods_id", optional("微信支付商品编码", 32),
                "goods_name", optional("商品名称", 256),
                "quantity", new Whole("商品数量", true, 1),
                "unit_price", new Whole("商品单价", true, 0)));
    return new Group(
        "商品详情",
        false,
        DETAIL_LIMIT,
        Map.of(
            "cost_price", new Whole("订单原价", false, 0),
            "invoice_id", optional("商家小票ID", 32),
            "goods_detail", new Several("单品列表", false, 6000, goods)));
  }

  private static FieldRule scene(Product product) {
    var fields = new HashMap<String, FieldRule>();
    fields.put("payer_client_ip", required("用户终端IP", 1, 45));
    fields.put("device_id", optional("商户端设备号", 32));
    fields.put("store_info", store());
    if (product == Product.H5) {
      fields.put("h5_info", h5());
    }
    return group("场景信息", product == Product.H5, fields);
  }

  private static FieldRule store() {
    return group(
        "商户门店信息",
        false,
        Map.of(
            "id", required("门店编号", 1, 32),
            "name", optional("门店名称", 256),
            "area_code", optional("地区编码", 32),
            "address", optional("详细地址", 512)));
  }

  private static FieldRule h5() {
    return group(
        "H5场景信息",
        true,
        Map.of(
            "type", new OneOf("场景类型", true, List.of("Wap", "iOS", "Android")),
            "app_name", optional("应用名称", 64),
            "app_url", optional("网站URL", 128),
            "bundle_id", optional("iOS平台BundleID", 128),
            "package_name", optional("Android平台PackageName", 128)));
  }

  private static Text required(String label, int least, int most) {
    return new Text(label, true, least, most, "");
  }

  private static Text optional(String label, int most) {
    return new Text(label, false, 1, most, "");
  }

  private static Group group(String label, boolean required, Map<String, FieldRule> fields) {
    return new Group(label, required, BODY_LIMIT, fields);
  }
}

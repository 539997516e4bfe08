package guitai.sandbox.alipay;

import guitai.sandbox.simulator.Refusal;

/// The wallet on a phone, to which a merchant's app hands an order string.
record Wallet(Merchant merchant, RequestAuthentication authentication, Trades trades) {
  /// @throws Refusal if Alipay would refuse it
  Trade take(String orderString) {
    try {
      var call = Call.of(orderString);
      if (!call.method().equals(Product.APP.method())) {
        throw ApiError.invalid("isv.invalid-method", "不存在的方法名");
      }
      authentication.admit(call);
      return trades.order(OrderRequest.of(Product.APP, call, merchant.seller(call)));
    } catch (ApiError e) {
      throw Refusal.of(409, "refused", e.subCode() + ": " + e.getMessage());
    }
  }
}

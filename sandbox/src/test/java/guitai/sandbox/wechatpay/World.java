package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.simulator.SecretFiles;
import guitai.sandbox.simulator.Shop;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/// A simulator and its merchant. All worlds of a run share their keys: generating them takes a
/// second.
record World(WechatPaySimulator simulator, MerchantClient merchant) implements AutoCloseable {
  private static final Map<String, String> KEYS = Keys.generate();

  static World open(Path home) {
    var _ = SecretFiles.at(home.resolve("keys").resolve("wechat-pay"), () -> KEYS);
    var simulator = WechatPaySimulator.start(home, "localhost", 0, URI.create("http://localhost"));
    return new World(simulator, new MerchantClient(simulator.port()));
  }

  void order(String number, Shop shop) {
    var order = merchant.order(number, "qr", shop.notifyUrl());
    var answer = merchant.post("/v3/pay/transactions/native", order);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  HttpResponse<String> pay(String number, String more) {
    return merchant.simulate("{\"play\":\"pay\",\"order\":\"" + number + "\"" + more + "}");
  }

  String state(String number) {
    return Json.parse(merchant.query(number).body()).getString("trade_state");
  }

  @Override
  public void close() {
    simulator.close();
  }
}

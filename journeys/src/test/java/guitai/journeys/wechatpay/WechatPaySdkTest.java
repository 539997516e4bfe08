package guitai.journeys.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.service.payments.app.AppServiceExtension;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByIdRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.http.Server;
import guitai.sandbox.wechatpay.WechatPaySimulator;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class WechatPaySdkTest {
  private final BlockingQueue<Request> callbacks = new LinkedBlockingQueue<>();
  private WechatPaySimulator simulator;
  private Server shop;
  private WechatPaySdk sdk;

  @BeforeAll
  void open(@TempDir Path home) {
    simulator = WechatPaySimulator.start(home, "localhost", 0, URI.create("http://localhost"));
    shop =
        Server.start(
            "localhost",
            0,
            request -> {
              callbacks.add(request);
              return Response.empty(204);
            });
    sdk = WechatPaySdk.withPublicKey(credentials(), simulator.port());
  }

  @AfterAll
  void close() {
    simulator.close();
    shop.close();
  }

  @Test
  void the_sdk_creates_and_queries_and_closes_a_native_order() {
    var orders = nativeOrders(sdk);
    assertThat(orders.prepay(nativeOrder("NATIVE0001")).getCodeUrl()).startsWith("weixin://");
    assertThat(query(orders, "NATIVE0001").getTradeState())
        .isEqualTo(Transaction.TradeStateEnum.NOTPAY);
    closeOrder(orders, "NATIVE0001");
    closeOrder(orders, "NATIVE0001");
    assertThat(query(orders, "NATIVE0001").getTradeState())
        .isEqualTo(Transaction.TradeStateEnum.CLOSED);
  }

  @Test
  void the_sdk_creates_a_jsapi_order_and_its_invocation() {
    var amount = new com.wechat.pay.java.service.payments.jsapi.model.Amount();
    amount.setTotal(600);
    var payer = new com.wechat.pay.java.service.payments.jsapi.model.Payer();
    payer.setOpenid("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    var order = new com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest();
    order.setAppid(appid("wechat"));
    order.setMchid(mchid());
    order.setDescription("一个应用");
    order.setOutTradeNo("JSAPI00001");
    order.setNotifyUrl(notifyUrl());
    order.setAmount(amount);
    order.setPayer(payer);
    var orders =
        new JsapiServiceExtension.Builder().config(sdk.config()).httpClient(sdk.client()).build();
    assertThat(orders.prepayWithRequestPayment(order).getPackageVal()).startsWith("prepay_id=wx");
  }

  @Test
  void the_sdk_creates_an_h5_order() {
    var amount = new com.wechat.pay.java.service.payments.h5.model.Amount();
    amount.setTotal(600);
    var info = new com.wechat.pay.java.service.payments.h5.model.H5Info();
    info.setType("Wap");
    var scene = new com.wechat.pay.java.service.payments.h5.model.SceneInfo();
    scene.setPayerClientIp("192.0.2.1");
    scene.setH5Info(info);
    var order = new com.wechat.pay.java.service.payments.h5.model.PrepayRequest();
    order.setAppid(appid("mobile-web"));
    order.setMchid(mchid());
    order.setDescription("一个应用");
    order.setOutTradeNo("H500000001");
    order.setNotifyUrl(notifyUrl());
    order.setAmount(amount);
    order.setSceneInfo(scene);
    var orders = new H5Service.Builder().config(sdk.config()).httpClient(sdk.client()).build();
    assertThat(orders.prepay(order).getH5Url())
        .startsWith("http://localhost:" + simulator.port() + "/");
  }

  @Test
  void the_sdk_creates_an_app_order_and_its_invocation() {
    var amount = new com.wechat.pay.java.service.payments.app.model.Amount();
    amount.setTotal(600);
    var order = new com.wechat.pay.java.service.payments.app.model.PrepayRequest();
    order.setAppid(appid("app"));
    order.setMchid(mchid());
    order.setDescription("一个应用");
    order.setOutTradeNo("APP0000001");
    order.setNotifyUrl(notifyUrl());
    order.setAmount(amount);
    var orders =
        new AppServiceExtension.Builder().config(sdk.config()).httpClient(sdk.client()).build();
    assertThat(orders.prepayWithRequestPayment(order).getPrepayId()).startsWith("wx");
  }

  @Test
  void the_sdk_downloads_the_certificate_and_verifies_with_it() {
    var older = WechatPaySdk.withCertificates(credentials(), simulator.port());
    var orders = nativeOrders(older);
    assertThat(orders.prepay(nativeOrder("CERT000001")).getCodeUrl()).startsWith("weixin://");
    assertThat(query(orders, "CERT000001").getTradeState())
        .isEqualTo(Transaction.TradeStateEnum.NOTPAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"public-key", "platform-certificate"})
  void the_sdk_parses_the_callback_of_a_payment(String key) throws Exception {
    var number = "PAY-" + key;
    var orders = nativeOrders(sdk);
    orders.prepay(nativeOrder(number));
    var numbers = pay(number, ",\"key\":\"" + key + "\"");

    var parsed =
        WechatPaySdk.parser(credentials(), simulator.port())
            .parse(WechatPaySdk.received(callback()), Transaction.class);
    assertThat(parsed.getTransactionId()).isEqualTo(numbers.getString("transactionId"));
    assertThat(parsed.getAmount().getTotal()).isEqualTo(600);
    assertThat(parsed.getTradeType()).isEqualTo(Transaction.TradeTypeEnum.NATIVE);
    var byId = new QueryOrderByIdRequest();
    byId.setMchid(mchid());
    byId.setTransactionId(parsed.getTransactionId());
    assertThat(orders.queryOrderById(byId).toString()).isEqualTo(parsed.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "signature", "serial", "probe", "old-key"})
  void the_sdk_refuses_a_callback_that_was_tampered_with(String tamper) throws Exception {
    var number = "TAMPER-" + tamper;
    nativeOrders(sdk).prepay(nativeOrder(number));
    pay(number, ",\"callback\":{\"tamper\":\"" + tamper + "\"}");
    var received = WechatPaySdk.received(callback());
    var parser = WechatPaySdk.parser(credentials(), simulator.port());
    assertThatThrownBy(() -> parser.parse(received, Transaction.class))
        .isInstanceOfAny(ValidationException.class, IllegalArgumentException.class);
  }

  @Test
  void the_sdk_reads_a_refusal() {
    var orders = nativeOrders(sdk);
    assertThatThrownBy(() -> query(orders, "NOSUCHORDER"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.getErrorCode()).isEqualTo("ORDER_NOT_EXIST"));
    var order = nativeOrder("BADAMOUNT1");
    order.getAmount().setTotal(0);
    assertThatThrownBy(() -> orders.prepay(order))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.getErrorCode()).isEqualTo("PARAM_ERROR"));
  }

  private static NativePayService nativeOrders(WechatPaySdk sdk) {
    return new NativePayService.Builder().config(sdk.config()).httpClient(sdk.client()).build();
  }

  private PrepayRequest nativeOrder(String number) {
    var amount = new Amount();
    amount.setTotal(600);
    var order = new PrepayRequest();
    order.setAppid(appid("qr"));
    order.setMchid(mchid());
    order.setDescription("一个应用");
    order.setOutTradeNo(number);
    order.setNotifyUrl(notifyUrl());
    order.setAmount(amount);
    return order;
  }

  private Transaction query(NativePayService orders, String number) {
    var query = new QueryOrderByOutTradeNoRequest();
    query.setMchid(mchid());
    query.setOutTradeNo(number);
    return orders.queryOrderByOutTradeNo(query);
  }

  private void closeOrder(NativePayService orders, String number) {
    var close = new CloseOrderRequest();
    close.setMchid(mchid());
    close.setOutTradeNo(number);
    orders.closeOrder(close);
  }

  private JsonObject pay(String number, String more) throws Exception {
    var play = "{\"play\":\"pay\",\"order\":\"" + number + "\"" + more + "}";
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + simulator.port() + "/simulate"))
            .POST(BodyPublishers.ofString(play))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return Json.parse(client.send(request, BodyHandlers.ofString()).body());
    }
  }

  private Request callback() throws InterruptedException {
    return callbacks.poll(10, TimeUnit.SECONDS);
  }

  private JsonObject credentials() {
    return simulator.credentials();
  }

  private String mchid() {
    return credentials().getString("mchid");
  }

  private String appid(String channel) {
    return credentials().getJsonObject("appids").getString(channel);
  }

  private String notifyUrl() {
    return "http://localhost:" + shop.port() + "/notifications/wechat-pay";
  }
}

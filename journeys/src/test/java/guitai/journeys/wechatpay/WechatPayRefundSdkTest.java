package guitai.journeys.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.service.billdownload.BillDownloadService;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetFundFlowBillRequest;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.TarType;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatPayRefundSdkTest {
  private static final String NUMBER = "ORDER00001";

  private final BlockingQueue<Request> callbacks = new LinkedBlockingQueue<>();
  private WechatPaySimulator simulator;
  private Server shop;
  private WechatPaySdk sdk;
  private RefundService refunds;

  @BeforeEach
  void open(@TempDir Path home) throws Exception {
    simulator = WechatPaySimulator.start(home, "localhost", 0, URI.create("http://localhost"));
    shop =
        Server.start(
            "localhost",
            0,
            request -> {
              callbacks.add(request);
              return Response.empty(204);
            });
    sdk = WechatPaySdk.withPublicKey(simulator.credentials(), simulator.port());
    refunds = new RefundService.Builder().config(sdk.config()).httpClient(sdk.client()).build();
    paid();
  }

  @AfterEach
  void close() {
    simulator.close();
    shop.close();
  }

  @Test
  void the_sdk_requests_a_refund_queries_it_and_parses_its_notice() throws Exception {
    var requested = refunds.create(refund("R1", 250));
    assertThat(requested.getStatus()).isEqualTo(Status.PROCESSING);
    var parsed =
        WechatPaySdk.parser(simulator.credentials(), simulator.port())
            .parse(WechatPaySdk.received(callback()), RefundNotification.class);
    assertThat(parsed.getRefundStatus()).isEqualTo(Status.SUCCESS);
    assertThat(parsed.getRefundId()).isEqualTo(requested.getRefundId());
    assertThat(parsed.getAmount().getRefund()).isEqualTo(250);
    var queried = query("R1");
    assertThat(queried.getStatus()).isEqualTo(Status.SUCCESS);
    assertThat(queried.getAmount().getPayerRefund()).isEqualTo(250);
    assertThat(refunds.create(refund("R1", 250)).toString()).isEqualTo(queried.toString());
  }

  @Test
  void the_sdk_parses_the_notice_of_a_refund_that_failed() throws Exception {
    simulate("{\"play\":\"refund-outcome\",\"order\":\"ORDER00001\",\"outcome\":\"abnormal\"}");
    refunds.create(refund("R1", 600));
    var parsed =
        WechatPaySdk.parser(simulator.credentials(), simulator.port())
            .parse(WechatPaySdk.received(callback()), RefundNotification.class);
    assertThat(parsed.getRefundStatus()).isEqualTo(Status.ABNORMAL);
    assertThat(parsed.getSuccessTime()).isNull();
  }

  @Test
  void the_sdk_reads_the_reason_of_a_refused_refund() throws Exception {
    refused(() -> query("NOSUCHREFUND"), 404, "RESOURCE_NOT_EXISTS");
    refused(() -> refunds.create(refund("R1", 601)), 400, "INVALID_REQUEST");
    simulate("{\"play\":\"balance\",\"amount\":0}");
    refused(() -> refunds.create(refund("R1", 600)), 403, "NOT_ENOUGH");
  }

  @Test
  void the_sdk_refuses_a_probed_answer_of_a_refund_that_was_made() throws Exception {
    simulate("{\"play\":\"trouble\",\"path\":\"/v3/refund/domestic/refunds\",\"kind\":\"probe\"}");
    assertThatThrownBy(() -> refunds.create(refund("R1", 600)))
        .isInstanceOfAny(ValidationException.class, IllegalArgumentException.class);
    assertThat(query("R1").getAmount().getRefund()).isEqualTo(600);
  }

  @Test
  void the_sdk_downloads_the_bills_of_a_day_and_verifies_their_hash() throws Exception {
    refunds.create(refund("R1", 250));
    var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.ofHours(8)).toString();
    var _ = simulate("/clock", "{\"advanceSeconds\":" + Duration.ofHours(34).toSeconds() + "}");
    var trade = new GetTradeBillRequest();
    trade.setBillDate(today);
    trade.setBillType(BillType.ALL);
    trade.setTarType(TarType.GZIP);
    var parsed =
        new BillDownloadService.Builder()
            .config(sdk.config())
            .httpClient(sdk.client())
            .build()
            .getTradeBill(trade);
    assertThat(parsed.getHashValue()).matches("[0-9a-f]{40}");
    var files =
        new BillDownloadServiceExtension.Builder()
            .config(sdk.config())
            .httpClient(sdk.client())
            .build();
    var bill = files.getTradeBill(trade);
    assertThat(new String(bill.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("\uFEFF交易时间,")
        .contains("`ORDER00001,")
        .contains("`R1,`2.50,")
        .endsWith("`2.0,`6.0,`2.5,`0.0,`0.02,`6.0,`2.5\r\n");
    assertThat(bill.verifyHash()).isTrue();

    var flow = new GetFundFlowBillRequest();
    flow.setBillDate(today);
    flow.setTarType(TarType.GZIP);
    var funds = files.getFundFlowBill(flow);
    assertThat(new String(funds.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("`退款,`退款,`支出,`2.50,");
    assertThat(funds.verifyHash()).isTrue();
  }

  private void paid() throws Exception {
    var amount = new Amount();
    amount.setTotal(600);
    var order = new PrepayRequest();
    order.setAppid(simulator.credentials().getJsonObject("appids").getString("qr"));
    order.setMchid(simulator.credentials().getString("mchid"));
    order.setDescription("一个应用");
    order.setOutTradeNo(NUMBER);
    order.setNotifyUrl(notifyUrl());
    order.setAmount(amount);
    var _ =
        new NativePayService.Builder()
            .config(sdk.config())
            .httpClient(sdk.client())
            .build()
            .prepay(order);
    simulate("{\"play\":\"pay\",\"order\":\"ORDER00001\",\"callback\":{\"drop\":true}}");
  }

  private CreateRequest refund(String number, long fen) {
    var amount = new AmountReq();
    amount.setRefund(fen);
    amount.setTotal(600L);
    amount.setCurrency("CNY");
    var refund = new CreateRequest();
    refund.setOutTradeNo(NUMBER);
    refund.setOutRefundNo(number);
    refund.setReason("不再需要");
    refund.setNotifyUrl(notifyUrl());
    refund.setAmount(amount);
    return refund;
  }

  private Refund query(String number) {
    var query = new QueryByOutRefundNoRequest();
    query.setOutRefundNo(number);
    return refunds.queryByOutRefundNo(query);
  }

  private static void refused(Runnable call, int status, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.getHttpStatusCode()).isEqualTo(status);
              assertThat(e.getErrorCode()).isEqualTo(code);
            });
  }

  private void simulate(String play) throws Exception {
    var _ = simulate("", play);
  }

  private JsonObject simulate(String path, String play) throws Exception {
    var address = "http://localhost:" + simulator.port() + "/simulate" + path;
    var request =
        HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(play)).build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return Json.parse(answer.body());
    }
  }

  private Request callback() throws InterruptedException {
    return callbacks.poll(10, TimeUnit.SECONDS);
  }

  private String notifyUrl() {
    return "http://localhost:" + shop.port() + "/notifications/wechat-pay";
  }
}

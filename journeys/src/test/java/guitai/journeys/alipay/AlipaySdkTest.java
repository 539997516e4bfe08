package guitai.journeys.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.domain.AlipayTradeAppPayModel;
import com.alipay.api.domain.AlipayTradeCancelModel;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeWapPayModel;
import com.alipay.api.request.AlipayTradeAppPayRequest;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
import com.alipay.api.response.AlipayTradeQueryResponse;
import guitai.journeys.alipay.AlipaySdk.Mode;
import guitai.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Orders, by the official SDK.
@TestInstance(Lifecycle.PER_CLASS)
class AlipaySdkTest {
  private static final String SUBJECT = "一个 \"应用\" + 😀 {%2B} <b>";
  private static final String BACK = "http://localhost:1/back";

  private Place place;
  private int orders;

  @BeforeAll
  void open(@TempDir Path home) {
    place = new Place(home);
  }

  @AfterAll
  void close() {
    place.close();
  }

  private AlipaySdk sdk(Mode mode) {
    return AlipaySdk.of(mode, place.simulator());
  }

  private String number() {
    return "SDK" + ++orders;
  }

  private AlipayTradePrecreateRequest precreate(String number) {
    var model = new AlipayTradePrecreateModel();
    model.setOutTradeNo(number);
    model.setTotalAmount("6.00");
    model.setSubject(SUBJECT);
    model.setProductCode("QR_CODE_OFFLINE");
    var request = new AlipayTradePrecreateRequest();
    request.setBizModel(model);
    request.setNotifyUrl(place.notifyUrl());
    return request;
  }

  private static AlipayTradeQueryResponse query(AlipaySdk sdk, String number)
      throws AlipayApiException {
    var model = new AlipayTradeQueryModel();
    model.setOutTradeNo(number);
    var request = new AlipayTradeQueryRequest();
    request.setBizModel(model);
    return sdk.execute(request);
  }

  private void pay(String number) throws Exception {
    var _ = place.play("{\"play\":\"pay\",\"order\":\"" + number + "\"}");
  }

  @ParameterizedTest
  @EnumSource
  void a_code_is_made_and_its_payment_is_found(Mode mode) throws Exception {
    var sdk = sdk(mode);
    var number = number();
    var made = sdk.execute(precreate(number));
    assertThat(made.isSuccess()).as(made.getBody()).isTrue();
    assertThat(made.getOutTradeNo()).isEqualTo(number);
    assertThat(made.getQrCode()).startsWith("https://qr.alipay.com/");
    assertThat(query(sdk, number).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    pay(number);
    var paid = query(sdk, number);
    assertThat(paid.isSuccess()).isTrue();
    assertThat(paid.getTradeStatus()).isEqualTo("TRADE_SUCCESS");
    assertThat(paid.getTotalAmount()).isEqualTo("6.00");
    assertThat(paid.getSendPayDate()).isNotNull();
    assertThat(paid.getFundBillList().getFirst().getFundChannel()).isEqualTo("ALIPAYACCOUNT");
    place.notification();
  }

  @ParameterizedTest
  @EnumSource
  void a_scanned_code_is_closed(Mode mode) throws Exception {
    var sdk = sdk(mode);
    var number = number();
    sdk.execute(precreate(number));
    var _ = place.play("{\"play\":\"scan\",\"order\":\"" + number + "\"}");
    assertThat(query(sdk, number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
    var model = new AlipayTradeCloseModel();
    model.setOutTradeNo(number);
    var request = new AlipayTradeCloseRequest();
    request.setBizModel(model);
    assertThat(sdk.execute(request).isSuccess()).isTrue();
    assertThat(query(sdk, number).getTradeStatus()).isEqualTo("TRADE_CLOSED");
    assertThat(sdk.execute(request).getSubCode()).isEqualTo("ACQ.TRADE_STATUS_ERROR");
  }

  @ParameterizedTest
  @EnumSource
  void a_paid_code_is_cancelled(Mode mode) throws Exception {
    var sdk = sdk(mode);
    var number = number();
    sdk.execute(precreate(number));
    var model = new AlipayTradeCancelModel();
    model.setOutTradeNo(number);
    var request = new AlipayTradeCancelRequest();
    request.setBizModel(model);
    assertThat(sdk.execute(request).getAction()).isNull();
    pay(number);
    place.notification();
    var cancelled = sdk.execute(request);
    assertThat(cancelled.getAction()).isEqualTo("refund");
    assertThat(cancelled.getRetryFlag()).isEqualTo("N");
    place.notification();
  }

  @ParameterizedTest
  @EnumSource
  void an_address_and_a_form_lead_a_browser_to_the_cashier(Mode mode) throws Exception {
    var sdk = sdk(mode);
    var model = new AlipayTradePagePayModel();
    model.setOutTradeNo(number());
    model.setTotalAmount("6.00");
    model.setSubject(SUBJECT);
    model.setProductCode("FAST_INSTANT_TRADE_PAY");
    var request = new AlipayTradePagePayRequest();
    request.setBizModel(model);
    request.setReturnUrl(BACK);
    request.setNotifyUrl(place.notifyUrl());
    var come = Place.browse(sdk.client().pageExecute(request, "GET").getBody());
    assertThat(come.statusCode()).as(come.body()).isEqualTo(302);
    var again = submitted(sdk.client().pageExecute(request, "POST").getBody());
    assertThat(again).isEqualTo(302);
    var cashier = come.headers().firstValue("location").orElseThrow();
    assertThat(Place.browse(cashier).body()).contains("6.00", "&lt;b&gt;");
    var paid = Place.submit(cashier, "");
    var back = paid.headers().firstValue("location").orElseThrow();
    var fields = AlipaySdk.fields(back.substring(back.indexOf('?') + 1), StandardCharsets.UTF_8);
    assertThat(sdk.accepts(fields, "utf-8")).as("the customer's way back").isTrue();
    assertThat(query(sdk, model.getOutTradeNo()).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
    place.notification();
  }

  /// As a browser sends the SDK's form.
  private static int submitted(String html) throws Exception {
    var action = Pattern.compile("action=\"([^\"]+)\"").matcher(html);
    var content = Pattern.compile("name=\"biz_content\" value=\"([^\"]*)\"").matcher(html);
    assertThat(action.find()).isTrue();
    assertThat(content.find()).isTrue();
    var text = content.group(1).replace("&quot;", "\"");
    var body = "biz_content=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    return Place.submit(action.group(1), body).statusCode();
  }

  @ParameterizedTest
  @EnumSource
  void a_mobile_page_is_paid(Mode mode) throws Exception {
    var sdk = sdk(mode);
    var model = new AlipayTradeWapPayModel();
    model.setOutTradeNo(number());
    model.setTotalAmount("6.00");
    model.setSubject(SUBJECT);
    model.setProductCode("QUICK_WAP_WAY");
    model.setQuitUrl("http://localhost:1/quit");
    var request = new AlipayTradeWapPayRequest();
    request.setBizModel(model);
    var come = Place.browse(sdk.client().pageExecute(request, "GET").getBody());
    var cashier = come.headers().firstValue("location").orElseThrow();
    assertThat(Place.submit(cashier, "").body()).contains("付款成功");
    assertThat(query(sdk, model.getOutTradeNo()).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
  }

  @ParameterizedTest
  @EnumSource
  void an_order_string_is_taken_by_the_wallet(Mode mode) throws Exception {
    var sdk = sdk(mode);
    var model = new AlipayTradeAppPayModel();
    model.setOutTradeNo(number());
    model.setTotalAmount("6.00");
    model.setSubject(SUBJECT);
    model.setProductCode("QUICK_MSECURITY_PAY");
    var request = new AlipayTradeAppPayRequest();
    request.setBizModel(model);
    var text = sdk.client().sdkExecute(request).getBody();
    var _ =
        place.play(Json.object().add("play", "pay").add("orderString", text).build().toString());
    assertThat(query(sdk, model.getOutTradeNo()).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
  }

  @Test
  void a_certificate_that_follows_is_fetched_by_the_sdk_itself() throws Exception {
    var _ = place.play("{\"play\":\"certificate-rotation\"}");
    var made = sdk(Mode.CERTIFICATE).execute(precreate(number()));
    assertThat(made.isSuccess()).as(made.getBody()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void the_sdk_refuses_an_answer_without_a_signature(Mode mode) throws Exception {
    var _ =
        place.play(
            "{\"play\":\"trouble\",\"method\":\"alipay.trade.precreate\",\"kind\":\"unsigned\"}");
    assertThatThrownBy(() -> sdk(mode).execute(precreate(number())))
        .hasStackTraceContaining("AlipayApiException");
  }

  @ParameterizedTest
  @EnumSource
  void the_gateways_own_refusal_is_read_though_unsigned(Mode mode) throws Exception {
    var request = precreate(number());
    request.setNotifyUrl("ftp://localhost/");
    var refused = sdk(mode).execute(request);
    assertThat(refused.getSubCode()).isEqualTo("isv.invalid-parameter");
  }

  @ParameterizedTest
  @EnumSource
  void gbk_is_spoken_too(Mode mode) throws Exception {
    var sdk = AlipaySdk.of(mode, place.simulator(), "GBK");
    var number = number();
    var request = precreate(number);
    ((AlipayTradePrecreateModel) request.getBizModel()).setSubject("一个应用");
    assertThat(sdk.execute(request).isSuccess()).isTrue();
    var refused = sdk.execute(request);
    assertThat(refused.getSubMsg()).isEqualTo("申请二维码失败");
  }
}

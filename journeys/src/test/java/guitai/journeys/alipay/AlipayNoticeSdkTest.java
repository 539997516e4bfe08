package guitai.journeys.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.domain.AlipayDataDataserviceBillDownloadurlQueryModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradeRefundResponse;
import guitai.journeys.alipay.AlipaySdk.Mode;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Alipay's notifications of payments and refunds, and its bills, read by the official SDK.
@TestInstance(Lifecycle.PER_CLASS)
class AlipayNoticeSdkTest {
  private static final Charset GBK = Charset.forName("GBK");

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

  private String paid(AlipaySdk sdk, String subject, String more) throws Exception {
    var model = new AlipayTradePrecreateModel();
    model.setOutTradeNo("TOLD" + ++orders);
    model.setTotalAmount("6.00");
    model.setSubject(subject);
    model.setPassbackParams("a%3Db%26c");
    var request = new AlipayTradePrecreateRequest();
    request.setBizModel(model);
    request.setNotifyUrl(place.notifyUrl());
    assertThat(sdk.execute(request).isSuccess()).isTrue();
    var _ =
        place.play("{\"play\":\"pay\",\"order\":\"" + model.getOutTradeNo() + "\"" + more + "}");
    return model.getOutTradeNo();
  }

  private static AlipayTradeRefundResponse refund(
      AlipaySdk sdk, String order, String number, String amount) throws AlipayApiException {
    var model = new AlipayTradeRefundModel();
    model.setOutTradeNo(order);
    model.setOutRequestNo(number);
    model.setRefundAmount(amount);
    model.setRefundReason("不想要了");
    var request = new AlipayTradeRefundRequest();
    request.setBizModel(model);
    return sdk.execute(request);
  }

  private boolean accepted(AlipaySdk sdk, String status) throws Exception {
    var fields = AlipaySdk.fields(place.notification(), StandardCharsets.UTF_8);
    assertThat(fields).containsEntry("trade_status", status);
    return sdk.accepts(fields, "utf-8");
  }

  @ParameterizedTest
  @EnumSource
  void a_payments_notification_is_accepted_with_any_fields(Mode mode) throws Exception {
    var sdk = AlipaySdk.of(mode, place.simulator());
    for (var subject : List.of("一个应用", " 1+1 %2B ？ \"<>\\ 😀 ", "a  b;c,d'e")) {
      var _ = paid(sdk, subject, ",\"coupon\":100");
      assertThat(accepted(sdk, "TRADE_SUCCESS")).as(subject).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_notification_in_gbk_is_accepted(Mode mode) throws Exception {
    var sdk = AlipaySdk.of(mode, place.simulator(), "GBK");
    var _ = paid(sdk, "一个应用", "");
    var fields = AlipaySdk.fields(place.notification(), GBK);
    assertThat(fields).containsEntry("subject", "一个应用");
    assertThat(sdk.accepts(fields, "GBK")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void a_tampered_notification_is_refused_and_a_signed_one_with_another_amount_is_not(Mode mode)
      throws Exception {
    var sdk = AlipaySdk.of(mode, place.simulator());
    for (var tamper : List.of("body", "signature", "old-key")) {
      var _ = paid(sdk, "x", ",\"callback\":{\"tamper\":\"" + tamper + "\"}");
      assertThat(accepted(sdk, "TRADE_SUCCESS")).as(tamper).isFalse();
    }
    for (var tamper : List.of("amount", "stale")) {
      var _ = paid(sdk, "x", ",\"callback\":{\"tamper\":\"" + tamper + "\"}");
      assertThat(accepted(sdk, "TRADE_SUCCESS")).as(tamper).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void refunds_are_made_queried_and_notified(Mode mode) throws Exception {
    var sdk = AlipaySdk.of(mode, place.simulator());
    var order = paid(sdk, "一个应用", ",\"callback\":{\"drop\":true}");
    var part = refund(sdk, order, "R1", "2.00");
    assertThat(part.isSuccess()).as(part.getBody()).isTrue();
    assertThat(part.getFundChange()).isEqualTo("Y");
    assertThat(part.getGmtRefundPay()).isNotNull();
    assertThat(accepted(sdk, "TRADE_SUCCESS")).isTrue();
    assertThat(refund(sdk, order, "R1", "2.00").getFundChange()).isEqualTo("N");
    assertThat(refund(sdk, order, "R1", "3.00").getSubCode())
        .isEqualTo("ACQ.DISCORDANT_REPEAT_REQUEST");
    assertThat(refund(sdk, order, "R2", "4.00").getRefundFee()).isEqualTo("6.00");
    assertThat(accepted(sdk, "TRADE_CLOSED")).isTrue();
    var model = new AlipayTradeFastpayRefundQueryModel();
    model.setOutTradeNo(order);
    model.setOutRequestNo("R1");
    model.setQueryOptions(List.of("gmt_refund_pay", "refund_detail_item_list"));
    var request = new AlipayTradeFastpayRefundQueryRequest();
    request.setBizModel(model);
    var found = sdk.execute(request);
    assertThat(found.getRefundStatus()).isEqualTo("REFUND_SUCCESS");
    assertThat(found.getRefundAmount()).isEqualTo("2.00");
    assertThat(found.getGmtRefundPay()).isNotNull();
    assertThat(found.getRefundDetailItemList().getFirst().getAmount()).isEqualTo("2.00");
  }

  @ParameterizedTest
  @EnumSource
  void agreements_are_notified(Mode mode) throws Exception {
    var sdk = AlipaySdk.of(mode, place.simulator());
    var fields =
        ",\"agreement\":\"AGR"
            + mode.name().replace("_", "")
            + "\",\"notifyUrl\":\""
            + place.notifyUrl()
            + "\"}";
    for (var play : List.of("agreement-sign", "agreement-unsign")) {
      var _ = place.play("{\"play\":\"" + play + "\"" + fields);
      var notification = AlipaySdk.fields(place.notification(), StandardCharsets.UTF_8);
      assertThat(notification.get("notify_type")).startsWith("dut_user_");
      assertThat(sdk.accepts(notification, "utf-8")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_bill_is_found_and_downloaded(Mode mode) throws Exception {
    var sdk = AlipaySdk.of(mode, place.simulator());
    var order = paid(sdk, "一个应用", ",\"callback\":{\"drop\":true}");
    var day = simulatorsDay();
    var _ = place.advance(Duration.ofHours(36).toSeconds());
    var model = new AlipayDataDataserviceBillDownloadurlQueryModel();
    model.setBillType("trade");
    model.setBillDate(day);
    var request = new AlipayDataDataserviceBillDownloadurlQueryRequest();
    request.setBizModel(model);
    var answer = sdk.execute(request);
    assertThat(answer.isSuccess()).as(answer.getBody()).isTrue();
    var bytes = Place.download(answer.getBillDownloadUrl());
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), GBK)) {
      assertThat(zip.getNextEntry()).isNotNull();
      assertThat(zip.readAllBytes()).isNotEmpty();
      assertThat(zip.getNextEntry()).isNotNull();
      assertThat(new String(zip.readAllBytes(), GBK)).contains(order);
    }
    model.setBillDate("2099-01-01");
    assertThat(sdk.execute(request).getSubCode()).isEqualTo("isp.bill_not_exist");
  }

  /// The simulator's clock may be on another day than ours, if it was moved.
  private String simulatorsDay() throws Exception {
    return place.advance(0).substring(0, "yyyy-MM-dd".length());
  }
}

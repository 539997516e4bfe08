package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class AlipayRefusalsTest {
  private static final String PRECREATE = "alipay.trade.precreate";
  private World world;
  private int orders;

  @BeforeAll
  void open(@TempDir Path home) {
    world = World.open(home);
  }

  @AfterAll
  void close() {
    world.close();
  }

  /// A refused call changes nothing.
  private GatewayAnswer precreate(Consumer<Map<String, String>> completed) {
    var number = "REFUSED" + ++orders;
    var answer = world.merchant().call(PRECREATE, world.merchant().order(number), completed);
    if (!answer.field("code").equals("10000")) {
      assertThat(world.merchant().get("/simulate/orders?order=" + number).statusCode())
          .isEqualTo(404);
    }
    return answer;
  }

  private GatewayAnswer ordered(String field, Object value) {
    var order = Json.object();
    world.merchant().order("FIELDS" + ++orders).build().forEach(order::add);
    if (value instanceof String text) {
      order.add(field, text);
    } else {
      order.addNull(field);
    }
    return world.merchant().call(PRECREATE, order);
  }

  @ParameterizedTest
  @CsvSource({
    "method,isv.missing-method",
    "app_id,isv.missing-app-id",
    "sign_type,isv.missing-signature-type",
    "timestamp,isv.missing-timestamp",
    "version,isv.missing-version"
  })
  void a_public_parameter_that_is_missing_is_named(String name, String subCode) {
    precreate(parameters -> parameters.remove(name)).refused("40001", subCode);
  }

  @ParameterizedTest
  @CsvSource({
    "method,alipay.trade.nothing,isv.invalid-method",
    "app_id,2021000000000002,isv.invalid-app-id",
    "sign_type,RSA,isv.invalid-signature-type",
    "timestamp,2026-02-30 00:00:00,isv.invalid-timestamp",
    "timestamp,1767225600000,isv.invalid-timestamp",
    "version,2.0,isv.invalid-parameter",
    "format,XML,isv.invalid-format",
    "notify_url,ftp://localhost/x,isv.invalid-parameter",
    "notify_url,http://localhost/a b,isv.invalid-parameter",
    "encrypt_type,AES,isv.invalid-encrypt-type"
  })
  void a_public_parameter_that_makes_no_sense_is_refused(
      String name, String value, String subCode) {
    precreate(parameters -> parameters.put(name, value)).refused("40002", subCode);
  }

  @Test
  void the_app_is_checked_before_the_signature() {
    var parameters = world.merchant().parameters(PRECREATE, world.merchant().order("UNSIGNED"));
    world.merchant().send(parameters).refused("40001", "isv.missing-signature");
    parameters.put("sign", "AAAA");
    world.merchant().send(parameters).refused("40002", "isv.invalid-signature");
    parameters.put("app_id", "1");
    world.merchant().send(parameters).refused("40002", "isv.invalid-app-id");
  }

  @Test
  void what_was_changed_after_signing_is_refused() {
    var parameters = world.merchant().parameters(PRECREATE, world.merchant().order("CHANGED"));
    parameters.put("sign", world.merchant().sign(parameters));
    parameters.computeIfPresent("biz_content", (_, content) -> content.replace("6.00", "0.01"));
    world.merchant().send(parameters).refused("40002", "isv.invalid-signature");
    parameters.computeIfPresent("biz_content", (_, content) -> content.replace("0.01", "6.00"));
    parameters.put("notify_url", "http://localhost:1/elsewhere");
    world.merchant().send(parameters).refused("40002", "isv.invalid-signature");
    parameters.remove("notify_url");
    world.merchant().send(parameters).succeeded();
  }

  @Test
  void without_a_charset_in_the_address_chinese_text_is_not_what_was_signed() {
    var parameters = world.merchant().parameters(PRECREATE, world.merchant().order("CHARSET"));
    parameters.remove("charset");
    parameters.put("sign", world.merchant().sign(parameters));
    world.merchant().send(parameters).refused("40002", "isv.invalid-signature");
  }

  @Test
  void a_parameter_that_comes_twice_is_refused() {
    var path =
        world
            .merchant()
            .page("alipay.trade.query", Json.object().add("out_trade_no", "X"), _ -> {});
    var answer = world.merchant().get(path + "&app_id=" + world.merchant().credential("appId"));
    assertThat(answer.body()).contains("error_response", "isv.invalid-parameter");
  }

  @Test
  void certificates_are_named_both_and_rightly() {
    var numbers = new CertificateNumbers(world.merchant());
    precreate(parameters -> parameters.put("app_cert_sn", numbers.app()))
        .refused("40001", "isv.missing-alipay-root-cert-sn");
    precreate(parameters -> parameters.put("alipay_root_cert_sn", numbers.roots()))
        .refused("40001", "isv.missing-app-cert-sn");
    precreate(
            parameters -> {
              parameters.put("app_cert_sn", "0");
              parameters.put("alipay_root_cert_sn", numbers.roots());
            })
        .refused("40002", "isv.app-cert-not-exist");
    precreate(
            parameters -> {
              parameters.put("app_cert_sn", numbers.app());
              parameters.put("alipay_root_cert_sn", "0");
            })
        .refused("40002", "isv.invalid-alipay-root-cert-sn");
  }

  @Test
  void in_certificate_mode_an_answer_names_alipays_certificate() {
    var numbers = new CertificateNumbers(world.merchant());
    var answer =
        precreate(parameters -> {
          parameters.put("app_cert_sn", numbers.app());
          parameters.put("alipay_root_cert_sn", numbers.roots());
        });
    answer.succeeded();
    assertThat(answer.whole().getString("alipay_cert_sn")).isEqualTo(numbers.alipay());
  }

  private record CertificateNumbers(MerchantClient merchant) {
    String app() {
      return CertificateNumber.of(merchant.credential("appCertificate"));
    }

    String alipay() {
      return CertificateNumber.of(merchant.credential("alipayCertificate"));
    }

    String roots() {
      return CertificateNumber.ofRoots(merchant.credential("alipayRootCertificate"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "total_amount,0.00,ACQ.TOTAL_FEE_EXCEED",
    "total_amount,100000000.01,ACQ.TOTAL_FEE_EXCEED",
    "total_amount,6.001,ACQ.INVALID_PARAMETER",
    "total_amount,-6,ACQ.INVALID_PARAMETER",
    "total_amount,'6,00',ACQ.INVALID_PARAMETER",
    "out_trade_no,A-B,ACQ.INVALID_PARAMETER",
    "out_trade_no,'',ACQ.INVALID_PARAMETER",
    "subject,a/b,ACQ.INVALID_PARAMETER",
    "subject,a=b,ACQ.INVALID_PARAMETER",
    "subject,a&b,ACQ.INVALID_PARAMETER",
    "subject,'',ACQ.INVALID_PARAMETER",
    "product_code,QUICK_WAP_WAY,ACQ.ACCESS_FORBIDDEN",
    "seller_id,2088000000000009,ACQ.INVALID_RECEIVE_ACCOUNT",
    "time_expire,2020-01-01 00:00:00,ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR",
    "time_expire,tomorrow,ACQ.INVALID_PARAMETER",
    "timeout_express,16d,ACQ.INVALID_PARAMETER",
    "timeout_express,1.5h,ACQ.INVALID_PARAMETER",
    "colour,red,ACQ.INVALID_PARAMETER",
    "quit_url,http://localhost/,ACQ.INVALID_PARAMETER"
  })
  void a_business_parameter_is_held_to_its_rule(String field, String value, String subCode) {
    ordered(field, value).failed(subCode);
  }

  @Test
  void a_business_parameter_has_its_type_and_its_limit() {
    ordered("subject", new Object()).failed("ACQ.INVALID_PARAMETER");
    ordered("subject", "字".repeat(257)).failed("ACQ.INVALID_PARAMETER");
    ordered("subject", "字".repeat(256)).succeeded();
    ordered("out_trade_no", "A".repeat(65)).failed("ACQ.INVALID_PARAMETER");
    var far = MerchantClient.time(Instant.now().plus(Duration.ofDays(16)));
    ordered("time_expire", far).failed("ACQ.INVALID_PARAMETER");
    var near = MerchantClient.time(Instant.now().plus(Duration.ofSeconds(20)));
    ordered("time_expire", near).failed("ACQ.INVALID_PARAMETER");
  }

  @Test
  void content_that_is_not_json_is_refused() {
    precreate(parameters -> parameters.put("biz_content", "{"))
        .refused("40002", "isv.illegal-json");
  }

  @Test
  void an_order_that_is_too_large_for_its_way_is_refused() {
    var path =
        world
            .merchant()
            .page(
                "alipay.trade.wap.pay",
                Json.object()
                    .add("out_trade_no", "LARGE")
                    .add("total_amount", "1000000.00")
                    .add("subject", "x"),
                _ -> {});
    assertThat(world.merchant().get(path).body()).contains("INVALID_PARAMETER");
  }

  @Test
  void neither_number_is_too_little() {
    world
        .merchant()
        .call("alipay.trade.query", Json.object().add("trade_no", ""))
        .failed("ACQ.INVALID_PARAMETER");
  }

  @Test
  void other_paths_and_verbs_are_not_alipays() {
    assertThat(world.merchant().get("/v3/alipay/trade/query").statusCode()).isEqualTo(404);
    assertThat(world.merchant().get("/gateway.do").body()).contains("isv.missing-method");
  }
}

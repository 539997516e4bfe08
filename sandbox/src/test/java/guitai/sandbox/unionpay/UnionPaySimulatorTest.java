package guitai.sandbox.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.sandbox.simulator.SecretFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of the package page.
class UnionPaySimulatorTest {
  private static final String NUMBER = "ORDER00000000000000000000101";
  private static final String REFUND = "ORDER000000000000000000001R01";

  /// Generating them takes seconds.
  private static final Map<String, String> KEYS = Keys.generate();

  private final String time = UnionPayTime.second(Instant.now());

  @TempDir private Path home;
  private UnionPaySimulator simulator;
  private MerchantClient merchant;
  private final Shop shop = new Shop();

  @BeforeEach
  void start() {
    var _ = SecretFiles.at(home.resolve("keys").resolve("union-pay"), () -> KEYS);
    simulator = UnionPaySimulator.start(home, "127.0.0.1", 0);
    merchant = new MerchantClient(simulator.port());
  }

  @AfterEach
  void stop() {
    merchant.close();
    simulator.close();
    shop.close();
  }

  private void play(String json) {
    var answer = merchant.play("/simulate", json.replace('\'', '"'));
    assertThat(answer.containsKey("title")).as(answer.toString()).isFalse();
  }

  private String paid() {
    merchant.order(NUMBER, time, 600, shop.address());
    play("{'play':'pay','order':'" + NUMBER + "','callback':{'drop':true}}");
    return merchant.query(NUMBER, time).text("queryId");
  }

  private Message refund(String type, String number, long fen, String payment) {
    return merchant.back(type, number, time, fen, payment, shop.address());
  }

  private static void assertCode(Message answer, String code) {
    assertThat(answer.text("respCode")).as(answer.plain()).isEqualTo(code);
  }

  @Test
  void an_order_is_answered_with_a_tn_signed_and_is_not_known_before_it_is_paid() {
    var answer = merchant.order(NUMBER, time, 600, shop.address());
    assertCode(answer, "00");
    assertThat(answer.text("tn")).matches("[0-9]{21}");
    assertThat(answer.text("signPubKeyCert")).contains("\r\n").doesNotEndWith("\n");
    assertThat(merchant.believes(answer)).isTrue();
    assertCode(merchant.query(NUMBER, time), "34");
  }

  @ParameterizedTest
  @ValueSource(strings = {"signature", "certId", "version", "txnAmt", "merId"})
  void what_the_merchant_did_not_sign_changes_nothing_and_is_answered_without_a_signature(
      String field) {
    var signed =
        merchant.signed(
            "txnType",
            "01",
            "txnSubType",
            "01",
            "bizType",
            "000201",
            "orderId",
            NUMBER,
            "txnTime",
            time,
            "txnAmt",
            "600",
            "currencyCode",
            "156",
            "backUrl",
            shop.address());
    var answer = merchant.post(MerchantClient.ORDER, signed.with(field, "5.0.0"));
    assertCode(answer, "11");
    assertThat(answer.text("signature")).isEmpty();
    assertThat(merchant.get("/simulate/orders")).isEqualTo("{\"orders\":[]}");
  }

  @Test
  void a_repeated_number_is_a_duplicate_whatever_its_other_fields() {
    merchant.order(NUMBER, time, 600, shop.address());
    assertCode(merchant.order(NUMBER, time, 600, shop.address()), "12");
    var later = UnionPayTime.second(Instant.now().plusSeconds(60));
    assertCode(merchant.order(NUMBER, later, 600, shop.address()), "12");
  }

  @ParameterizedTest
  @CsvSource({
    "txnTime, 20200101000000, 10",
    "txnAmt, 6.00, 10",
    "txnAmt, '', 13",
    "currencyCode, 840, 10",
    "orderId, a-b-c-d-e, 10",
    "bizType, 000802, 32",
    "merId, 777000000000002, 31"
  })
  void what_is_not_as_documented_is_refused(String field, String value, String code) {
    var fields =
        new String[] {
          "txnType",
          "01",
          "txnSubType",
          "01",
          "bizType",
          "000201",
          "orderId",
          NUMBER,
          "txnTime",
          time,
          "txnAmt",
          "600",
          "currencyCode",
          "156",
          "backUrl",
          shop.address(),
          field,
          value
        };
    assertCode(merchant.post(MerchantClient.ORDER, fields), code);
  }

  @Test
  void
      a_payments_notification_has_the_orders_own_fields_and_a_query_needs_number_and_time_together()
          throws InterruptedException {
    merchant.order(NUMBER, time, 600, shop.address());
    play("{'play':'pay','order':'ORDER000000000000000000001'}");
    var told = shop.next();
    assertThat(merchant.believes(told)).isTrue();
    assertThat(told.text("orderId")).isEqualTo(NUMBER);
    assertThat(told.text("txnTime")).isEqualTo(time);
    assertThat(told.text("txnAmt")).isEqualTo("600");
    assertThat(told.text("tn")).isEmpty();
    assertCode(told, "00");
    var answer = merchant.query(NUMBER, time);
    assertThat(answer.text("origRespCode")).isEqualTo("00");
    assertThat(answer.text("queryId")).isEqualTo(told.text("queryId"));
    assertCode(merchant.query(NUMBER, UnionPayTime.second(Instant.now().plusSeconds(60))), "34");
  }

  @Test
  void an_unacknowledged_payment_is_notified_five_times() throws InterruptedException {
    shop.answer = 500;
    merchant.order(NUMBER, time, 600, shop.address());
    play("{'play':'pay','order':'" + NUMBER + "'}");
    for (int gap : new int[] {61, 120, 240, 300, 86_400}) {
      assertThat(shop.next().text("orderId")).isEqualTo(NUMBER);
      assertThat(shop.hearsNothing()).isTrue();
      merchant.play("/simulate/clock", "{\"advanceSeconds\":" + gap + "}");
    }
    assertThat(shop.hearsNothing()).isTrue();
  }

  @Test
  void a_declined_card_sends_no_notification_and_another_attempt_may_follow()
      throws InterruptedException {
    merchant.order(NUMBER, time, 600, shop.address());
    play("{'play':'decline','order':'" + NUMBER + "'}");
    assertThat(merchant.query(NUMBER, time).text("origRespCode")).isEqualTo("64");
    assertThat(shop.hearsNothing()).isTrue();
    play("{'play':'pay','order':'" + NUMBER + "'}");
    assertThat(shop.next().text("respCode")).isEqualTo("00");
  }

  @Test
  void a_refund_is_accepted_then_executed_then_notified() throws InterruptedException {
    var payment = paid();
    var accepted = refund("04", REFUND, 200, payment);
    assertCode(accepted, "00");
    assertThat(accepted.text("origQryId")).isEqualTo(payment);
    var told = shop.next();
    assertThat(merchant.believes(told)).isTrue();
    assertThat(told.text("orderId")).isEqualTo(REFUND);
    assertThat(told.text("reqReserved")).isEqualTo(NUMBER);
    assertThat(told.text("origQryId")).isEqualTo(payment);
    assertThat(merchant.query(REFUND, time).text("origRespCode")).isEqualTo("00");
  }

  @Test
  void the_refunded_total_never_exceeds_the_payment_and_a_reversal_is_of_the_whole_purchase() {
    var payment = paid();
    assertCode(refund("04", REFUND, 601, payment), "36");
    assertCode(refund("31", REFUND, 599, payment), "36");
    assertCode(refund("04", REFUND, 400, payment), "00");
    assertCode(refund("04", REFUND, 200, payment), "12");
    assertCode(refund("31", "ORDER000000000000000000001R02", 600, payment), "45");
    assertCode(refund("04", "ORDER000000000000000000001R02", 201, payment), "36");
    assertCode(refund("04", "ORDER000000000000000000001R02", 200, payment), "00");
    assertCode(refund("04", "ORDER000000000000000000001R03", 1, payment), "45");
    assertCode(refund("04", "ORDER000000000000000000001R04", 1, "202601011300007654328"), "35");
  }

  @Test
  void an_ambiguous_answer_does_not_show_whether_the_call_was_executed() {
    var payment = paid();
    play("{'play':'doubt','path':'/gateway/api/backTransReq.do','code':'04','done':true}");
    assertCode(refund("04", REFUND, 600, payment), "04");
    assertCode(merchant.query(REFUND, time), "00");
    play("{'play':'doubt','path':'/gateway/api/backTransReq.do','code':'03'}");
    assertCode(refund("04", "ORDER000000000000000000001R02", 1, payment), "03");
    assertCode(merchant.query("ORDER000000000000000000001R02", time), "34");
  }

  @Test
  void a_restart_keeps_its_answers_and_sends_the_callbacks_that_are_due()
      throws InterruptedException {
    shop.answer = 500;
    merchant.order(NUMBER, time, 600, shop.address());
    play("{'play':'pay','order':'" + NUMBER + "'}");
    shop.next();
    var before = merchant.query(NUMBER, time).text("queryId");
    stopAndStart();
    assertThat(merchant.query(NUMBER, time).text("queryId")).isEqualTo(before);
    shop.answer = 200;
    merchant.play("/simulate/clock", "{\"advanceSeconds\":61}");
    assertThat(shop.next().text("queryId")).isEqualTo(before);
  }

  private void stopAndStart() {
    merchant.close();
    simulator.close();
    start();
  }
}

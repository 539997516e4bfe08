package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlipayBillsTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String BILL = "alipay.data.dataservice.bill.downloadurl.query";
  private static final String NOTIFY = "http://localhost:1/notifications";

  @TempDir private Path home;
  private World world;
  private LocalDate today;

  /// At noon, so that all trades are on one day at any time of the run.
  @BeforeEach
  void open() {
    world = World.open(home);
    var now = Instant.now().atOffset(BeijingTime.ZONE);
    var noon = now.toLocalDate().plusDays(1).atTime(12, 0).toInstant(BeijingTime.ZONE);
    world.merchant().advance(Duration.between(now.toInstant(), noon).toSeconds() + 1);
    today = now.toLocalDate().plusDays(1);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void paid(String number, String more) {
    world.merchant().precreate(number, NOTIFY).succeeded();
    assertThat(world.pay(number, more).statusCode()).isEqualTo(200);
  }

  private GatewayAnswer asked(String type, String date) {
    return world.merchant().call(BILL, Json.object().add("bill_type", type).add("bill_date", date));
  }

  private Map<String, String> files(String type, String date) {
    var url = asked(type, date).succeeded().field("bill_download_url");
    var answer = world.merchant().bytes(HttpRequest.newBuilder(URI.create(url)).build());
    assertThat(answer.statusCode()).isEqualTo(200);
    var files = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()), GBK)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), GBK));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }

  private String details(String date) {
    var files = files("trade", date);
    var name = files.keySet().stream().filter(n -> n.endsWith("_业务明细.csv")).findFirst();
    return files.getOrDefault(name.orElseThrow(), "");
  }

  private static List<String[]> rows(String text) {
    return Arrays.stream(text.split("\r\n", -1))
        .filter(line -> !line.startsWith("#") && !line.isEmpty())
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  private void nextMorning() {
    world.merchant().advance(Duration.ofHours(21).toSeconds());
  }

  @Test
  void a_days_bill_is_available_the_next_morning_and_agrees_with_the_orders() {
    paid("ORDER00001", "");
    paid("ORDER00002", ",\"coupon\":100");
    world.merchant().refund("ORDER00001", "R1", "2.00").succeeded();
    asked("trade", today.toString()).failed("isp.bill_not_exist");
    nextMorning();
    var text = details(today.toString());
    assertThat(text)
        .contains("#交易合计：2笔，商家实收共12.00元")
        .contains("#退款合计：1笔，商家实收退款共-2.00元")
        .startsWith("#支付宝业务明细查询\r\n#账号：[20880000000000010156]\r\n");
    assertThat(rows(text))
        .hasSize(3)
        .allMatch(row -> row.length == 25)
        .allMatch(row -> row[0].endsWith("\t") && row[1].endsWith("\t"));
    assertThat(rows(text).getLast())
        .contains("退款", "-2.00", "R1\t", "0.01")
        .contains(world.merchant().query("ORDER00001").field("trade_no") + "\t");
    assertThat(rows(text).get(1)).contains("交易", "6.00", "1.00", "-0.04");
  }

  @Test
  void the_account_moves_by_payments_refunds_and_fees() {
    paid("ORDER00001", "");
    world.merchant().refund("ORDER00001", "R1", "2.00").succeeded();
    nextMorning();
    var text = files("signcustomer", today.toString()).values().iterator().next();
    assertThat(rows(text)).hasSize(4);
    assertThat(rows(text).getLast()).contains("退费", "+0.01", "3.97");
    assertThat(text).contains("#支出合计：2笔，共-2.04元", "#收入合计：2笔，共6.01元");
  }

  @Test
  void a_day_without_trades_has_an_empty_file_and_says_so() {
    nextMorning();
    var answer = asked("trade", today.toString()).succeeded();
    assertThat(answer.field("bill_file_code")).isEqualTo("EMPTY_DATA_WITH_BILL_FILE");
    assertThat(rows(details(today.toString()))).isEmpty();
  }

  @Test
  void a_month_is_there_from_the_third_day_of_the_next() {
    paid("ORDER00001", "");
    var month = today.toString().substring(0, 7);
    asked("trade", month).failed("isp.bill_not_exist");
    world.merchant().advance(Duration.ofDays(35).toSeconds());
    assertThat(rows(details(month))).hasSize(1);
  }

  @Test
  void an_address_is_good_for_half_a_minute_and_only_as_it_was_given() {
    nextMorning();
    var url = asked("trade", today.toString()).field("bill_download_url");
    assertThat(get(url.replaceFirst("token=.", "token=_"))).isEqualTo(403);
    assertThat(get(url)).isEqualTo(200);
    world.merchant().advance(31);
    assertThat(get(url)).isEqualTo(403);
  }

  private int get(String url) {
    return world.merchant().bytes(HttpRequest.newBuilder(URI.create(url)).build()).statusCode();
  }

  @ParameterizedTest
  @CsvSource({"trade,20260301", "trade,''", "trade,2026-13", "money,2026-03-01", "'',2026-03-01"})
  void an_unknown_bill_is_refused(String type, String date) {
    asked(type, date).failed("isv.invalid_arguments");
  }

  @Test
  void a_comma_in_a_title_does_not_move_the_columns() {
    var order =
        Json.object()
            .add("out_trade_no", "ORDER00001")
            .add("total_amount", "6.00")
            .add("subject", "会员,\"月卡\"");
    world.merchant().call("alipay.trade.precreate", order).succeeded();
    world.pay("ORDER00001", "");
    nextMorning();
    assertThat(details(today.toString())).contains(",\"会员,\"\"月卡\"\"\",");
  }

  @Test
  void a_bill_differs_from_the_orders_only_by_the_planned_differences() {
    paid("ORDER00001", "");
    paid("ORDER00002", "");
    paid("ORDER00003", "");
    world.merchant().refund("ORDER00003", "R1", "2.00").succeeded();
    wrong("\"order\":\"ORDER00001\",\"kind\":\"drop\"");
    wrong("\"order\":\"ORDER00002\",\"kind\":\"amount\",\"amount\":599");
    wrong("\"order\":\"ORDER00003\",\"kind\":\"fee\"");
    wrong("\"order\":\"ORDER00003\",\"kind\":\"amount\",\"refund\":\"R1\"");
    wrong("\"order\":\"STRANGER\",\"kind\":\"extra\",\"amount\":4200");
    nextMorning();
    var text = details(today.toString());
    assertThat(text).doesNotContain("ORDER00001");
    assertThat(rows(text))
        .hasSize(4)
        .anySatisfy(row -> assertThat(row).contains("ORDER00002\t", "5.99"))
        .anySatisfy(row -> assertThat(row).contains("ORDER00003\t", "交易", "-0.05"))
        .anySatisfy(row -> assertThat(row).contains("ORDER00003\t", "退款", "-2.01"))
        .anySatisfy(row -> assertThat(row).contains("STRANGER\t", "42.00"));
    world.merchant().query("STRANGER").failed("ACQ.TRADE_NOT_EXIST");
  }

  private void wrong(String fields) {
    world.play("{\"play\":\"bill-trouble\"," + fields + "}");
  }

  @Test
  void a_difference_needs_a_line_on_the_bill() {
    world.merchant().precreate("ORDER00001", NOTIFY).succeeded();
    assertThat(world.play("bill-trouble", "ORDER00001", ",\"kind\":\"drop\"").statusCode())
        .isEqualTo(409);
  }
}

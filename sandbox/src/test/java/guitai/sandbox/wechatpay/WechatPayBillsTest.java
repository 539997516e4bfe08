package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatPayBillsTest {
  private static final String TRADE = "/v3/bill/tradebill?bill_type=ALL&tar_type=GZIP&bill_date=";
  private static final String FUNDS = "/v3/bill/fundflowbill?tar_type=GZIP&bill_date=";

  @TempDir private Path home;
  private World world;
  private MerchantClient merchant;

  @BeforeEach
  void open() {
    world = World.open(home);
    merchant = world.merchant();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_days_payments_and_refunds_are_on_its_trade_bill_to_the_fen() throws Exception {
    var day = morning();
    var first = pay("BILL000001", "");
    pay("BILL000002", ",\"coupon\":100");
    order("BILL000003");
    merchant.ask(merchant.refund("BILL000001", "R1", 250));
    outcome("BILL000002", "slow");
    merchant.ask(merchant.refund("BILL000002", "R2", 600));
    nextMorning();

    var lines = lines(downloaded(TRADE + day));
    assertThat(lines.getFirst()).isEqualTo("\uFEFF" + String.join(",", TradeLine.COLUMNS));
    assertThat(lines).hasSize(7);
    var paid = line(lines, "BILL000001", "SUCCESS");
    assertThat(paid.get("微信订单号")).isEqualTo(first);
    assertThat(paid.get("交易时间")).startsWith(day + " ");
    assertThat(paid.get("订单金额")).isEqualTo("6.00");
    assertThat(paid.get("应结订单金额")).isEqualTo("6.00");
    assertThat(paid.get("手续费")).isEqualTo("0.04000");
    assertThat(paid.get("费率")).isEqualTo("0.60%");
    assertThat(paid.get("商户退款单号")).isEqualTo("0");
    var refund = line(lines, "BILL000001", "REFUND");
    assertThat(refund.get("商户退款单号")).isEqualTo("R1");
    assertThat(refund.get("申请退款金额")).isEqualTo("2.50");
    assertThat(refund.get("退款状态")).isEqualTo("SUCCESS");
    assertThat(refund.get("手续费")).isEqualTo("-0.02000");
    assertThat(refund.get("订单金额")).isEqualTo("0.00");
    assertThat(line(lines, "BILL000002", "SUCCESS").get("应结订单金额")).isEqualTo("5.00");
    assertThat(line(lines, "BILL000002", "REFUND").get("退款状态")).isEqualTo("PROCESSING");
    assertThat(line(lines, "BILL000002", "REFUND").get("退款金额")).isEqualTo("5.00");
    assertThat(lines.get(5)).isEqualTo(String.join(",", TradeLine.SUMS));
    assertThat(lines.getLast()).isEqualTo("`4.0,`11.0,`7.5,`0.0,`0.02,`12.0,`8.5");
  }

  @Test
  void a_bill_has_the_form_of_the_providers_own() throws IOException {
    var sample =
        new String(
            getClass().getResourceAsStream("tradebill-ALL-head.csv").readAllBytes(),
            StandardCharsets.UTF_8);
    var lines = lines(sample);
    assertThat(lines.getFirst()).isEqualTo("\uFEFF" + String.join(",", TradeLine.COLUMNS));
    assertThat(lines.get(3)).isEqualTo(String.join(",", TradeLine.SUMS));
    assertThat(List.of(Bill.count(45), Bill.sum(47), Bill.sum(14), Bill.sum(0), Bill.sum(8)))
        .containsExactlyElementsOf(values(lines.get(4)).subList(0, 5));
    assertThat(values(lines.get(1))).hasSameSizeAs(TradeLine.COLUMNS);
  }

  @Test
  void a_bill_is_hashed_as_it_is_before_it_is_compressed() throws Exception {
    var day = morning();
    pay("BILL000001", "");
    nextMorning();
    var plain = answered(merchant.get("/v3/bill/tradebill?bill_date=" + day));
    var file = merchant.bytes(target(plain));
    var sha1 = MessageDigest.getInstance("SHA-1").digest(file.body());
    assertThat(HexFormat.of().formatHex(sha1)).isEqualTo(plain.getString("hash_value"));
    assertThat(plain.getString("hash_type")).isEqualTo("SHA1");
    assertThat(answered(merchant.get(TRADE + day)).getString("hash_value"))
        .isEqualTo(plain.getString("hash_value"));
    assertThat(file.headers().map().keySet()).noneMatch(name -> name.startsWith("wechatpay-"));
  }

  @Test
  void a_bills_address_is_valid_for_five_minutes_and_after_a_restart() {
    var day = morning();
    pay("BILL000001", "");
    nextMorning();
    var target = target(answered(merchant.get(TRADE + day)));
    var headers = Map.of("User-Agent", "x");
    assertThat(merchant.plain("GET", target, "", headers).statusCode()).isEqualTo(401);
    RefusalAssertions.with(merchant.get(target + "0"), 400, "INVALID_REQUEST");
    world.close();
    world = World.open(home);
    merchant = world.merchant();
    assertThat(merchant.bytes(target).statusCode()).isEqualTo(200);
    merchant.advance(300);
    RefusalAssertions.with(merchant.get(target), 400, "INVALID_REQUEST");
  }

  @Test
  void a_bill_is_there_from_ten_the_next_day_for_three_months() {
    var day = morning();
    pay("BILL000001", "");
    RefusalAssertions.with(merchant.get(TRADE + day), 400, "INVALID_REQUEST");
    to(LocalTime.of(9, 59));
    RefusalAssertions.with(merchant.get(TRADE + day), 400, "STATEMENT_CREATING");
    RefusalAssertions.with(merchant.get(TRADE + day.minusDays(1)), 400, "NO_STATEMENT_EXIST");
    to(LocalTime.of(10, 1));
    var answer = merchant.get(TRADE + day);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(merchant.verifies(answer)).isTrue();
    merchant.advance(Duration.ofDays(95).toSeconds());
    RefusalAssertions.with(merchant.get(TRADE + day), 400, "INVALID_REQUEST");
  }

  @Test
  void a_bills_parameters_are_checked_by_their_rules() {
    var day = morning();
    for (var wrong :
        List.of(
            "/v3/bill/tradebill",
            "/v3/bill/tradebill?bill_date=20260101",
            "/v3/bill/tradebill?bill_type=SUCCESS&bill_date=" + day,
            "/v3/bill/tradebill?tar_type=ZIP&bill_date=" + day,
            "/v3/bill/fundflowbill?account_type=FEES&bill_date=" + day)) {
      RefusalAssertions.with(merchant.get(wrong), 400, "PARAM_ERROR");
    }
  }

  @Test
  void the_fund_flow_bill_adds_up_over_the_days() throws Exception {
    var day = morning();
    pay("BILL000001", "");
    merchant.ask(merchant.refund("BILL000001", "R1", 250));
    nextMorning();
    var lines = lines(downloaded(FUNDS + day));
    assertThat(lines.getFirst()).startsWith("\uFEFF记账时间,微信支付业务单号,资金流水单号,");
    assertThat(lines.stream().skip(1).limit(4).map(line -> values(line).subList(3, 8)))
        .containsExactly(
            List.of("交易", "交易", "收入", "6.00", "6.00"),
            List.of("扣除交易手续费", "扣除交易手续费", "支出", "0.04", "5.96"),
            List.of("退款", "退款", "支出", "2.50", "3.46"),
            List.of("退还交易手续费", "退还交易手续费", "收入", "0.02", "3.48"));
    assertThat(lines.getLast()).isEqualTo("`4.0,`2.0,`6.02,`2.0,`2.54");

    outcome("BILL000001", "closed");
    merchant.ask(merchant.refund("BILL000001", "R2", 350));
    nextMorning();
    var next = lines(downloaded(FUNDS + day.plusDays(1)));
    assertThat(values(next.get(next.size() - 3)).get(7)).isEqualTo("3.48");
  }

  @Test
  void a_bill_has_the_planned_differences_and_no_others() throws Exception {
    var day = morning();
    for (int i = 1; i < 7; i++) {
      pay("BILL00000" + i, "");
      merchant.ask(merchant.refund("BILL00000" + i, "R" + i, 100));
    }
    trouble("BILL000001", "drop", "");
    trouble("BILL000002", "amount", "");
    trouble("BILL000003", "state", "");
    trouble("BILL000004", "fee", "");
    trouble("NEVERORDERED", "extra", ",\"amount\":1234");
    trouble("BILL000001", "amount", ",\"refund\":\"R1\"");
    trouble("BILL000002", "state", ",\"refund\":\"R2\"");
    trouble("BILL000003", "drop", ",\"refund\":\"R3\"");
    assertThat(bill("BILL000001", "drop", ",\"refund\":\"R9\"").statusCode()).isEqualTo(409);
    assertThat(bill("BILL000099", "drop", "").statusCode()).isEqualTo(404);
    nextMorning();
    world.close();
    world = World.open(home);
    merchant = world.merchant();

    var lines = lines(downloaded(TRADE + day));
    assertThat(lines).hasSize(3 + 11);
    assertThat(lines).noneMatch(line("BILL000001", "SUCCESS"));
    assertThat(line(lines, "BILL000002", "SUCCESS").get("订单金额")).isEqualTo("6.01");
    assertThat(line(lines, "BILL000003", "REVOKED").get("订单金额")).isEqualTo("6.00");
    assertThat(line(lines, "BILL000004", "SUCCESS").get("手续费")).isEqualTo("0.05000");
    assertThat(line(lines, "NEVERORDERED", "SUCCESS").get("订单金额")).isEqualTo("12.34");
    assertThat(line(lines, "BILL000001", "REFUND").get("申请退款金额")).isEqualTo("1.01");
    assertThat(line(lines, "BILL000002", "REFUND").get("退款状态")).isEqualTo("FAIL");
    assertThat(lines).noneMatch(line("BILL000003", "REFUND"));
    assertThat(new BigDecimal(values(lines.getLast()).get(5))).isEqualByComparingTo("42.35");
    assertThat(merchant.query("NEVERORDERED").statusCode()).isEqualTo(404);
    assertThat(world.state("BILL000002")).isEqualTo("REFUND");
  }

  @Test
  void what_a_merchant_wrote_ends_neither_value_nor_line() throws Exception {
    var day = morning();
    var order = merchant.order("BILL000001", "qr", "http://localhost:1/x");
    order.add("description", "一,二\n三").add("attach", "a,b");
    merchant.post("/v3/pay/transactions/native", order);
    world.pay("BILL000001", ",\"callback\":{\"drop\":true}");
    nextMorning();
    var line = line(lines(downloaded(TRADE + day)), "BILL000001", "SUCCESS");
    assertThat(line.get("商品名称")).isEqualTo("一\\ 二\\n三");
    assertThat(line.get("商户数据包")).isEqualTo("a\\ b");
  }

  @Test
  void ten_thousand_payments_are_a_bill_within_seconds() throws Exception {
    var journal = home.resolve("wechat-pay").resolve("journal.jsonl");
    var day = morning();
    pay("BILL000001", "");
    world.close();
    var entries = Files.readAllLines(journal);
    try (var out = Files.newBufferedWriter(journal)) {
      for (var entry : entries.subList(0, entries.size() - 2)) {
        out.write(entry + "\n");
      }
      for (int i = 10_000; i < 20_000; i++) {
        for (var entry : entries.subList(entries.size() - 2, entries.size())) {
          out.write(entry.replace("BILL000001", "BULK0" + i) + "\n");
        }
      }
    }
    world = World.open(home);
    merchant = world.merchant();
    nextMorning();
    var start = System.nanoTime();
    var lines = lines(downloaded(TRADE + day));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(lines).hasSize(10_003);
    assertThat(values(lines.getLast()).get(5)).isEqualTo("60000.0");
  }

  /// Moves the clock to the next eleven o'clock in Beijing.
  private LocalDate morning() {
    return to(LocalTime.of(11, 0));
  }

  private void nextMorning() {
    var _ = morning();
  }

  private LocalDate to(LocalTime time) {
    var answered =
        merchant.plain("POST", "/simulate/clock", "{\"advanceSeconds\":0}", Map.of()).body();
    var ahead = Json.parse(answered).getInt("aheadSeconds");
    var now = Instant.now().plusSeconds(ahead).atOffset(Trades.BEIJING);
    var there = now.with(time);
    var next = there.isAfter(now) ? there : there.plusDays(1);
    merchant.advance(Duration.between(now, next).toSeconds() + 1);
    return next.toLocalDate();
  }

  private void order(String number) {
    var order = merchant.order(number, "qr", "http://localhost:1/x");
    assertThat(merchant.post("/v3/pay/transactions/native", order).statusCode()).isEqualTo(200);
  }

  private String pay(String number, String more) {
    order(number);
    var played = world.pay(number, ",\"callback\":{\"drop\":true}" + more);
    return Json.parse(played.body()).getString("transactionId");
  }

  private void outcome(String number, String outcome) {
    merchant.simulate(
        "{\"play\":\"refund-outcome\",\"order\":\"%s\",\"outcome\":\"%s\"}"
            .formatted(number, outcome));
  }

  private HttpResponse<String> bill(String number, String kind, String more) {
    return merchant.simulate(
        "{\"play\":\"bill-trouble\",\"order\":\"%s\",\"kind\":\"%s\"%s}"
            .formatted(number, kind, more));
  }

  private void trouble(String number, String kind, String more) {
    var answer = bill(number, kind, more);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static JsonObject answered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  private static String target(JsonObject bill) {
    return bill.getString("download_url").replaceFirst("^http://localhost:\\d+", "");
  }

  private String downloaded(String path) throws Exception {
    var answered = answered(merchant.get(path));
    var file = merchant.bytes(target(answered));
    assertThat(file.statusCode()).isEqualTo(200);
    var text = new GZIPInputStream(new ByteArrayInputStream(file.body())).readAllBytes();
    var sha1 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
    assertThat(sha1).isEqualTo(answered.getString("hash_value"));
    return new String(text, StandardCharsets.UTF_8);
  }

  private static List<String> lines(String text) {
    assertThat(text).endsWith("\r\n");
    return Arrays.asList(text.substring(0, text.length() - 2).split("\r\n", -1));
  }

  private static List<String> values(String line) {
    return Arrays.asList(line.substring(1).split(",`", -1));
  }

  private static Predicate<String> line(String number, String state) {
    return line -> line.contains("`" + number + ",") && line.contains(",`" + state + ",`OTHERS");
  }

  private static Map<String, String> line(List<String> lines, String number, String state) {
    var found = lines.stream().filter(line(number, state)).toList();
    assertThat(found).as(number + " " + state).hasSize(1);
    var values = values(found.getFirst());
    assertThat(values).hasSameSizeAs(TradeLine.COLUMNS);
    return TradeLine.COLUMNS.stream()
        .collect(
            Collectors.toMap(
                column -> column, column -> values.get(TradeLine.COLUMNS.indexOf(column))));
  }
}

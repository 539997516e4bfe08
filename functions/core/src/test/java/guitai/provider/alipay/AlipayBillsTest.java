package guitai.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.http.JdkHost;
import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import guitai.provider.Bills.Amounts;
import guitai.provider.Bills.Direction;
import guitai.provider.Bills.Fee;
import guitai.provider.Bills.Funds;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.Movement;
import guitai.provider.Bills.State;
import guitai.provider.Bills.Totals;
import guitai.provider.alipay.FakeAlipay.Node;
import guitai.storefront.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayBillsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z");
  private static final String METHOD = "alipay.data.dataservice.bill.downloadurl.query";
  private static final Charset GBK = Charset.forName("GBK");
  private static final String COLUMNS =
      "支付宝交易号,商户订单号,业务类型,商品名称,完成时间,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）\r\n";
  private static final String PAID =
      "2026030122001400170500000001\t,A\t,交易,茶,2026-03-01 10:00:05,88.88,88.88,,-0.53\r\n";
  private static final String SUMS =
      "#交易合计：1笔，商家实收共88.88元，商家优惠共0.00元\r\n#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元\r\n";

  private final List<Line> lines = new ArrayList<>();

  private static Money yuan(long fen) {
    return Money.of(fen, "CNY");
  }

  private static AlipayBills bills(FakeAlipay alipay, Instant now) {
    return new AlipayBills(
        alipay.account(), Vectors::merchant, Vectors::keys, new JdkHost(() -> now));
  }

  private static byte[] address(FakeAlipay alipay) {
    return Node.done(METHOD, Map.of("bill_download_url", alipay.origin() + "/bill?token=1"))
        .signed();
  }

  private Totals read(byte[] file) {
    try (var alipay = new FakeAlipay()) {
      alipay.give(address(alipay), file);
      return bills(alipay, MORNING).read(DAY, lines::add);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"trade-20260301", "trade-20260301-split"})
  void payments_and_refunds_are_read_by_the_names_of_their_columns(String file) {
    var totals = read(Vectors.bytes("bill/" + file + ".csv.zip"));
    assertThat(lines)
        .containsExactlyInAnyOrder(
            new Line.Paid(
                "ORD20260301000001",
                "2026030122001400170500000001",
                Instant.parse("2026-03-01T02:00:05Z"),
                new Amounts(yuan(8888), yuan(8888), new Fee(53_000))),
            new Line.Paid(
                "ORD20260301000002",
                "2026030122001400170500000002",
                Instant.parse("2026-03-01T03:00:09Z"),
                new Amounts(yuan(10000), yuan(9000), new Fee(54_000))),
            new Line.Refunded(
                Optional.of("ORD20260301000001"),
                "2026030122001400170500000001",
                Optional.of("RF-0001"),
                "RF-0001",
                Instant.parse("2026-03-01T10:00:00Z"),
                new Amounts(yuan(2000), yuan(2000), new Fee(-12_000)),
                State.DONE));
    assertThat(totals).isEqualTo(new Totals(3, yuan(17888), yuan(2000)));
  }

  @ParameterizedTest
  @CsvSource({"trade-20260301-empty, 0, 0", "trade-20260301-halfwidth, 1, 8888"})
  void a_day_without_anything_and_narrow_brackets_are_read(String file, int count, long paid) {
    var totals = read(Vectors.bytes("bill/" + file + ".csv.zip"));
    assertThat(totals).isEqualTo(new Totals(count, yuan(paid), yuan(0)));
    assertThat(lines).hasSize(count);
  }

  @Test
  void movements_of_money_are_read_from_the_bill_of_the_account() {
    var movements = new ArrayList<Movement>();
    try (var alipay = new FakeAlipay()) {
      alipay.give(address(alipay), Vectors.bytes("bill/signcustomer-20260301.csv.zip"));
      assertThat(bills(alipay, MORNING).funds(DAY, movements::add))
          .contains(new Funds(1, yuan(8888), 2, yuan(2053)));
      assertThat(alipay.calls.getFirst().content().getString("bill_type"))
          .isEqualTo("signcustomer");
    }
    assertThat(movements)
        .extracting(Movement::direction)
        .containsExactly(Direction.IN, Direction.OUT, Direction.OUT);
    assertThat(movements)
        .extracting(movement -> movement.amount().minorUnits())
        .containsExactly(8888L, 53L, 2000L);
  }

  private static byte[] zip(String name, String text) {
    try (var bytes = new ByteArrayOutputStream();
        var archive = new ZipOutputStream(bytes, GBK)) {
      archive.putNextEntry(new ZipEntry(name));
      archive.write(text.getBytes(GBK));
      archive.closeEntry();
      archive.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bill(String text) {
    return zip("20889999000000010156_20260301_业务明细.csv", text);
  }

  @Test
  void a_comma_in_the_goods_name_separates_nothing_quoted_or_not() {
    for (var title : List.of("\"茶,热,\"\"新\"\"\"", "茶,热,新")) {
      lines.clear();
      assertThat(read(bill(COLUMNS + PAID.replace("茶", title) + SUMS)).lines()).isEqualTo(1);
      assertThat(lines.getFirst().amount()).isEqualTo(yuan(8888));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#note\r\n", "a,b\r\n", "x\r\ny,z\r\n"})
  void an_incomplete_bill_passes_on_no_line(String text) {
    assertThatThrownBy(() -> read(bill(text))).isInstanceOf(Unavailable.class);
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "88.88, 88.888",
    "2026-03-01 10:00:05, yesterday",
    "交易, 转账",
    "A\t, ''",
    "-0.53, much"
  })
  void one_unreadable_row_passes_on_no_line_and_names_no_value(String from, String to) {
    var rows = PAID + PAID.replace(from, to);
    assertThatThrownBy(() -> read(bill(COLUMNS + rows + SUMS)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("line 3")
        .hasMessageNotContaining("much");
    assertThat(lines).isEmpty();
  }

  /// ADDR-9.
  @ParameterizedTest
  @ValueSource(strings = {"5\" 茶", "茶\"", "\"茶", "茶,\"热", "\"茶\",\"", "茶\"\"\""})
  void a_single_quote_character_in_the_goods_name_is_read_as_it_is(String title) {
    var other = PAID.replace("0000001", "0000002");
    read(bill(COLUMNS + PAID.replace("茶", title) + other + SUMS));
    assertThat(lines)
        .extracting(Line::payment)
        .containsExactly("2026030122001400170500000001", "2026030122001400170500000002");
    assertThat(lines).allSatisfy(line -> assertThat(line.amount()).isEqualTo(yuan(8888)));
  }

  /// ADDR-9.
  @Test
  void one_unreadable_row_is_told_and_the_others_are_read() {
    var odd = PAID.replace("88.88", "much");
    var told = new ArrayList<String>();
    try (var alipay = new FakeAlipay()) {
      alipay.give(address(alipay), bill(COLUMNS + PAID + odd + "a,b\r\n" + PAID + SUMS));
      var reader =
          BillReader.<Line>lenient(lines::add, row -> told.add(String.valueOf(row.getMessage())));
      assertThat(bills(alipay, MORNING).read(DAY, reader).lines()).isEqualTo(1);
    }
    assertThat(lines).hasSize(2);
    assertThat(told)
        .containsExactly(
            "line 3 of a bill has no readable '订单金额'",
            "line 4 of a bill doesn't have one value for each column");
  }

  @Test
  void a_bill_of_unreadable_rows_has_another_form() {
    try (var alipay = new FakeAlipay()) {
      alipay.give(address(alipay), bill(COLUMNS + PAID + "a,b\r\n".repeat(101) + SUMS));
      var reader = BillReader.<Line>lenient(lines::add, _ -> {});
      assertThatThrownBy(() -> bills(alipay, MORNING).read(DAY, reader))
          .isInstanceOf(Unavailable.class);
    }
    assertThat(lines).isEmpty();
  }

  @Test
  void a_bill_without_sums_or_of_another_account_or_day_is_refused() {
    for (var text :
        List.of(
            COLUMNS + PAID,
            COLUMNS + PAID + SUMS + SUMS,
            "#账号：[20880000000000000156]\r\n" + COLUMNS + PAID + SUMS,
            "#起始日期：[2026年03月02日 00:00:00]\r\n" + COLUMNS + PAID + SUMS)) {
      assertThatThrownBy(() -> read(bill(text))).isInstanceOf(Unavailable.class);
    }
    assertThatThrownBy(() -> read("no archive".getBytes(GBK))).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> read(zip("汇总.csv", COLUMNS))).isInstanceOf(Unavailable.class);
    assertThat(lines).isEmpty();
  }

  @Test
  void an_archive_that_unpacks_into_too_much_is_no_bill(@TempDir Path directory)
      throws IOException {
    var path = directory.resolve("bill.zip");
    Files.write(path, bill(COLUMNS + PAID.repeat(10_000) + SUMS));
    try (var archive = new BillArchive(path)) {
      assertThatThrownBy(() -> archive.each(_ -> true, AlipayBillsTest::drain, 100_000))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("larger");
    }
  }

  private static void drain(Reader text) throws IOException {
    text.transferTo(Writer.nullWriter());
  }

  @Test
  void a_line_without_end_is_no_bill() {
    assertThatThrownBy(() -> read(bill(COLUMNS + "x".repeat(70_000))))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("too long");
  }

  @Test
  void a_missing_bill_is_unavailable_for_a_day_and_then_empty() {
    try (var alipay = new FakeAlipay(Node.error(METHOD, "isp.bill_not_exist"))) {
      assertThatThrownBy(() -> bills(alipay, MORNING).read(DAY, lines::add))
          .isInstanceOf(Unavailable.class);
      var later = Instant.parse("2026-03-02T16:00:01Z");
      assertThat(bills(alipay, later).read(DAY, lines::add))
          .isEqualTo(new Totals(0, yuan(0), yuan(0)));
      alipay.give(Node.done(METHOD, Map.of("bill_file_code", "EMPTY_DATA_WITH_BILL_FILE")));
      assertThat(bills(alipay, MORNING).read(DAY, lines::add).lines()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "http://evil.example/bill",
        "file:///etc/passwd",
        "http://alipay.com.evil.example/x",
        "http://a@dwbillcenter.alipay.com/x",
        "not an address"
      })
  void a_file_is_downloaded_from_alipays_hosts_only(String address) {
    try (var alipay = new FakeAlipay(Node.done(METHOD, Map.of("bill_download_url", address)))) {
      assertThatThrownBy(() -> bills(alipay, MORNING).read(DAY, lines::add))
          .isInstanceOf(Unavailable.class);
    }
  }
}

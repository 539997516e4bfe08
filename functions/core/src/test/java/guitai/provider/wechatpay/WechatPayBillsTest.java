package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.problem.Unavailable;
import guitai.provider.Bills.Amounts;
import guitai.provider.Bills.Fee;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.State;
import guitai.provider.Bills.Totals;
import guitai.provider.wechatpay.FakeServer.Reply;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayBillsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final Instant AT = Instant.parse("2026-01-01T02:03:04Z");

  @Test
  void the_bill_of_the_official_sdks_tests_is_read_and_its_sums_agree() {
    var index = Vectors.object("bill/index.json");
    var lines = new ArrayList<Line>();
    try (var paper =
        new FakeBill(Vectors.bytes("bill/tradebill-ALL.csv.gz"), index.getString("sha1"))) {
      var totals = paper.bills().read(DAY, lines::add);

      assertThat(totals)
          .isEqualTo(new Totals(45, Money.of(47, "CNY"), Money.of(14, "CNY")))
          .isEqualTo(FakeBill.sums(lines));
    }
    assertThat(lines)
        .contains(
            new Line.Refunded(
                Optional.of("autotest_20190216081946_82335"),
                "4200000263201902167700134212",
                Optional.of("REF4200000263201902167700963919"),
                "50000709672019011908420787722",
                Instant.parse("2019-02-18T21:01:46Z"),
                new Amounts(Money.of(1, "CNY"), Money.of(1, "CNY"), new Fee(0)),
                State.DONE),
            new Line.Paid(
                "autotest_20190219015232_89201",
                "4200000263201902167700134902",
                Instant.parse("2019-02-18T17:52:32Z"),
                new Amounts(Money.of(3, "CNY"), Money.of(3, "CNY"), new Fee(1_000))));
  }

  @Test
  void a_bill_is_requested_by_day_and_downloaded_with_our_signature() {
    try (var paper = FakeBill.of(FakeBill.paid("6.00", "0.04"))) {
      paper.bills().read(DAY, _ -> {});

      var requests = paper.server.requests;
      assertThat(requests)
          .extracting(FakeServer.Request::target)
          .containsExactly(
              "/v3/bill/tradebill?bill_date=2026-01-01&bill_type=ALL&tar_type=GZIP",
              "/v3/billdownload/file?token=a%2Bb");
      assertThat(requests.getLast().headers().get("Authorization"))
          .isEqualTo(
              new Authorization(
                      "GET", "/v3/billdownload/file?token=a%2Bb", "1767225600", "NONCE", "")
                  .header(FakeWechatPay.MCHID, FakeWechatPay.MERCHANT));
    }
  }

  @Test
  void a_payments_amount_is_the_requested_one_not_the_settled_one() {
    assertThat(read(FakeBill.paid("6.00", "0.03600"))).containsExactly(paidLine(3_600));
  }

  @Test
  void a_voided_payment_is_no_payment() {
    assertThat(read(FakeBill.with(FakeBill.paid("6.00", "0.04"), "交易状态", "REVOKED")))
        .containsExactly(
            new Line.Voided(
                "A01",
                "4200001",
                AT,
                new Amounts(Money.of(600, "CNY"), Money.of(599, "CNY"), new Fee(4_000))));
  }

  @ParameterizedTest
  @CsvSource({"SUCCESS, DONE", "PROCESSING, PROCESSING", "CHANGE, ABNORMAL", "FAIL, FAILED"})
  void a_refund_has_the_state_it_had(String state, State ours) {
    assertThat(read(FakeBill.refunded("R-1", state, "2.00")))
        .containsExactly(
            new Line.Refunded(
                Optional.of("A01"),
                "4200001",
                Optional.of("R-1"),
                "50001",
                AT,
                new Amounts(Money.of(200, "CNY"), Money.of(200, "CNY"), new Fee(-1_200)),
                ours));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", ""})
  void a_refund_without_a_number_of_ours_is_a_refund(String number) {
    assertThat(read(FakeBill.refunded(number, "SUCCESS", "2.00")))
        .singleElement()
        .isInstanceOfSatisfying(
            Line.Refunded.class, refunded -> assertThat(refunded.number()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 10",
    "0.10, 10",
    "0, 0",
    "12.340, 1234",
    "0.01, 1",
    "0.29, 29",
    "4.35, 435",
    "1.15, 115",
    "999999999999.99, 99999999999999"
  })
  void yuan_become_fen_exactly(String yuan, long fen) {
    assertThat(read(FakeBill.paid(yuan, "0.00000")))
        .singleElement()
        .isInstanceOfSatisfying(
            Line.Paid.class, paid -> assertThat(paid.amount()).isEqualTo(Money.of(fen, "CNY")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.345",
        "-1.00",
        "",
        "1e2",
        "1.",
        ".5",
        "+1.00",
        "1 000.00",
        "¥1.00",
        "1.00元",
        "NaN",
        "1234567890123.00",
        "٣.٠٠"
      })
  void a_text_that_is_no_amount_in_fen_makes_the_bill_unreadable(String yuan) {
    assertUnreadable(FakeBill.paid(yuan, "0.00000"), "line 2", "订单金额");
  }

  @Test
  void a_fee_counts_to_its_fifth_place() {
    assertUnreadable(FakeBill.paid("6.00", "0.000001"), "手续费");
  }

  @ParameterizedTest
  @CsvSource({
    "商户订单号, ''",
    "微信订单号, ''",
    "交易时间, 2026-02-30 00:00:00",
    "交易时间, 2026-01-01",
    "交易状态, NOTPAY",
    "交易状态, ''",
    "货币种类, USD"
  })
  void an_unreadable_value_is_named_and_never_skipped(String column, String value) {
    var row = FakeBill.with(FakeBill.paid("6.00", "0.04"), column, value);
    assertUnreadable(row, "line 2", column);
  }

  @Test
  void an_unknown_state_of_a_refund_is_unreadable() {
    assertUnreadable(FakeBill.refunded("R-1", "SOMETHING_NEW", "2.00"), "退款状态");
  }

  @Test
  void an_unreadable_row_passes_on_none_of_the_rows_before_it() {
    var lines = new ArrayList<Line>();
    try (var paper = FakeBill.of(FakeBill.paid("6.00", "0.04"), FakeBill.paid("12.345", "0.04"))) {
      assertThatThrownBy(() -> paper.bills().read(DAY, lines::add))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("line 3");
    }
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"红楼梦\\ 第一回", "a,b", "a\\,b", ",,,", "\"a\",\"b\"", "a\\nb", "''"})
  void a_comma_in_a_name_separates_nothing(String name) {
    assertThat(read(FakeBill.with(FakeBill.paid("6.00", "0.04"), "商品名称", name)))
        .containsExactly(paidLine(4_000));
  }

  @Test
  void a_row_with_a_value_too_many_or_too_few_is_unreadable() {
    var row = FakeBill.paid("6.00", "0.04");
    assertUnreadable(row + ",`", "line 2");
    assertUnreadable(row.substring(0, row.lastIndexOf(",`")), "line 2");
  }

  @Test
  void columns_count_by_name_not_by_place() {
    var file =
        """
        手续费,订单金额,应结订单金额,货币种类,交易状态,交易时间,微信订单号,商户订单号,新的一列
        `0.04,`6.00,`5.99,`CNY,`SUCCESS,`2026-01-01 10:03:04,`4200001,`A01,`x
        申请退款总金额,订单总金额,总交易单数
        `0.0,`6.0,`1.0
        """;
    try (var paper = FakeBill.file(file)) {
      var lines = new ArrayList<Line>();
      assertThat(paper.bills().read(DAY, lines::add))
          .isEqualTo(new Totals(1, Money.of(600, "CNY"), Money.of(0, "CNY")));
      assertThat(lines).containsExactly(paidLine(4_000));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"订单金额", "应结订单金额", "交易状态", "交易时间", "微信订单号", "商户订单号", "货币种类", "手续费"})
  void a_missing_column_is_named(String column) {
    try (var paper =
        FakeBill.file(
            FakeBill.text(List.of(FakeBill.paid("6.00", "0.04")))
                .replaceFirst("(?<=[,\uFEFF])" + column + ",", "另一列,"))) {
      assertThatThrownBy(() -> paper.bills().read(DAY, _ -> {}))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("'" + column + "'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "交易时间,交易时间\r\n总交易单数\r\n`0",
        "交易时间\r\n",
        "交易时间\r\n总交易单数,订单总金额,申请退款总金额\r\n",
        "交易时间\r\n总交易单数,订单总金额,申请退款总金额\r\n1,2,3\r\n",
        "交易时间\r\n总交易单数,订单总金额\r\n`0,`0\r\n",
        "交易时间\r\n总交易单数,订单总金额,申请退款总金额\r\n`0.5,`0,`0\r\n",
        "交易时间\r\n总交易单数,订单总金额,申请退款总金额\r\n`0,`0,`0\r\n`0,`0,`0\r\n"
      })
  void an_incomplete_bill_is_not_read(String file) {
    try (var paper = FakeBill.file(file)) {
      assertUnavailable(paper);
    }
  }

  @Test
  void a_too_long_line_is_not_read() {
    try (var paper = FakeBill.file("交易时间\r\n`" + "x".repeat(70_000))) {
      assertUnavailable(paper);
    }
  }

  @Test
  void a_bill_without_rows_states_its_sums() {
    try (var paper = FakeBill.of()) {
      assertThat(paper.bills().read(DAY, _ -> {}))
          .isEqualTo(new Totals(0, Money.of(0, "CNY"), Money.of(0, "CNY")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_STATEMENT_EXIST", "NOSTATEMENTEXIST"})
  void a_day_without_a_bill_is_empty(String code) {
    try (var paper = FakeBill.of()) {
      paper.server.give(Reply.error(400, code));
      assertThat(paper.bills().read(DAY, _ -> {}))
          .isEqualTo(new Totals(0, Money.of(0, "CNY"), Money.of(0, "CNY")));
      assertThat(paper.bills().fundFlow(DAY, _ -> {}).in()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"400, STATEMENT_CREATING", "400, PARAM_ERROR", "403, NO_AUTH", "404, HTTP"})
  void a_bill_that_does_not_exist_yet_is_unavailable(int status, String code) {
    try (var paper = FakeBill.of()) {
      paper.server.give(Reply.error(status, code));
      assertUnavailable(paper);
    }
  }

  /// A fen of it was paid by a coupon of the merchant's.
  private static Line paidLine(long fee) {
    return new Line.Paid(
        "A01",
        "4200001",
        AT,
        new Amounts(Money.of(600, "CNY"), Money.of(599, "CNY"), new Fee(fee)));
  }

  private static List<Line> read(String... rows) {
    var lines = new ArrayList<Line>();
    try (var paper = FakeBill.of(rows)) {
      paper.bills().read(DAY, lines::add);
    }
    return lines;
  }

  private static void assertUnreadable(String row, String... named) {
    try (var paper = FakeBill.of(row)) {
      assertThatThrownBy(() -> paper.bills().read(DAY, _ -> {}))
          .isInstanceOf(Unavailable.class)
          .hasMessageContainingAll(named);
    }
  }

  private static void assertUnavailable(FakeBill paper) {
    assertThatThrownBy(() -> paper.bills().read(DAY, _ -> {})).isInstanceOf(Unavailable.class);
  }
}

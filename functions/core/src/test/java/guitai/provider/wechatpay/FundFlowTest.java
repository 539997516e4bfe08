package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.problem.Unavailable;
import guitai.provider.Bills.Direction;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FundFlowTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final String FILE =
      """
      \uFEFF记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号\r
      `2026-01-01 10:03:04,`4200001,`1001,`交易,`交易,`收入,`6.00,`6.00,`system,`结算\\ 全,`A01\r
      `2026-01-01 10:03:04,`4200001,`1002,`扣除交易手续费,`扣除交易手续费,`支出,`0.04,`5.96,`system,`,`A01\r
      `2026-01-01 11:00:00,`50001,`1003,`退款,`退款,`支出,`2.00,`3.96,`1900000001API,`买错了,`R-1\r
      资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r
      `3.0,`1.0,`6.00,`2.0,`2.04\r
      """;

  @ParameterizedTest
  @ValueSource(strings = {"收支金额(元)", "收支金额（元）"})
  void every_movement_of_money_is_read(String column) {
    try (var paper = FakeBill.file(FILE.replace("收支金额(元)", column))) {
      var movements = new ArrayList<FundFlow>();
      var totals = paper.bills().fundFlow(DAY, movements::add);

      assertThat(totals)
          .isEqualTo(new FundFlow.Totals(1, Money.of(600, "CNY"), 2, Money.of(204, "CNY")));
      assertThat(movements)
          .hasSize(3)
          .startsWith(
              new FundFlow(
                  Instant.parse("2026-01-01T02:03:04Z"),
                  "1001",
                  "4200001",
                  "交易",
                  Direction.IN,
                  Money.of(600, "CNY"),
                  "A01"))
          .last()
          .returns("50001", FundFlow::business)
          .returns(Direction.OUT, FundFlow::direction)
          .returns("R-1", FundFlow::voucher);
    }
  }

  @Test
  void it_is_requested_by_day_and_account() {
    try (var paper = FakeBill.file(FILE)) {
      paper.bills().fundFlow(DAY, _ -> {});
      assertThat(paper.server.requests.getFirst().target())
          .isEqualTo("/v3/bill/fundflowbill?bill_date=2026-01-01&account_type=BASIC&tar_type=GZIP");
    }
  }

  @ParameterizedTest
  @CsvSource({"6.00, -6.00, 收支金额(元)", "收入, 转入, 收支类型", "1001, '', 资金流水单号"})
  void an_unreadable_column_is_named(String from, String to, String column) {
    try (var paper = FakeBill.file(FILE.replaceFirst("`" + from, "`" + to))) {
      assertThatThrownBy(() -> paper.bills().fundFlow(DAY, _ -> {}))
          .isInstanceOf(Unavailable.class)
          .hasMessageContainingAll("line 2", column);
    }
  }
}

package guitai.provider.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import guitai.provider.Bills.Fee;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.Totals;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// UnionPay's own sample of a day's settlement file.
class SettlementTest {
  private static final String MER_ID = "802310048993424";
  private static final LocalDate DAY = LocalDate.of(2015, 9, 5);
  private static final String CONTENT =
      Vectors.text("settlement/fileContent.b64.txt").replaceAll("\\s", "");

  private static Totals read(String content, List<Line> lines) {
    return SettlementFile.open(content, MER_ID, DAY).read(BillReader.strict(lines::add));
  }

  @Test
  void the_sample_is_read_to_the_fen_and_matches_its_own_sums() {
    var lines = new ArrayList<Line>();
    var totals = read(CONTENT, lines);

    var expected =
        Json.parse(Vectors.text("settlement/zm_expected.json"))
            .getJsonArray("rows")
            .getValuesAs(JsonObject.class);
    assertThat(lines).hasSameSizeAs(expected);
    for (int i = 0; i < lines.size(); i++) {
      var row = expected.get(i);
      assertThat(lines.get(i).orderNumber()).hasValue(row.getString("orderId"));
      assertThat(lines.get(i).payment()).isEqualTo(row.getString("queryId"));
      assertThat(lines.get(i).amount()).isEqualTo(Money.of(row.getInt("txnAmt"), "CNY"));
      assertThat(lines.get(i).settled()).isEqualTo(lines.get(i).amount());
    }
    assertThat(totals).isEqualTo(new Totals(8, Money.of(1_322_700, "CNY"), Money.of(0, "CNY")));
    long fees = lines.stream().mapToLong(line -> line.fee().hundredThousandths()).sum();
    assertThat(fees).isEqualTo(7_936_000);
    assertThat(lines.getFirst().at()).isEqualTo(Instant.parse("2015-09-06T03:22:03Z"));
  }

  private static Line row(String txnType, String... changes) {
    var bytes = new byte[607];
    Arrays.fill(bytes, (byte) ' ');
    put(bytes, 35, "0101130002");
    put(bytes, 66, "000000000200");
    put(bytes, 87, "202601011300007654328");
    put(bytes, 112, "0123456789ABCDEFGHJKMNPQRSR01");
    put(bytes, 166, "C000000000001");
    put(bytes, 215, txnType);
    put(bytes, 271, "202601011200001234568");
    put(bytes, 374, "D000000000199");
    for (int i = 0; i < changes.length; i += 2) {
      put(bytes, Integer.parseInt(changes[i]), changes[i + 1]);
    }
    return new SettlementRow(1, bytes, 0, bytes.length, LocalDate.of(2026, 1, 1)).line();
  }

  private static void put(byte[] bytes, int at, String text) {
    var value = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(value, 0, bytes, at, value.length);
  }

  @Test
  void an_unreadable_file_is_no_bill_and_none_of_its_lines_is_passed_on() {
    assertThatThrownBy(() -> row("99")).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> row("04", "66", "0000000002.0")).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> row("04", "374", "X")).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> row("04", "35", "1301130002")).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> new SettlementRow(1, new byte[606], 0, 606, DAY))
        .isInstanceOf(Unavailable.class);
    for (int cut : List.of(1, 100, CONTENT.length() / 2)) {
      var lines = new ArrayList<Line>();
      assertThatThrownBy(() -> read(CONTENT.substring(0, cut), lines))
          .isInstanceOf(Unavailable.class);
      assertThat(lines).isEmpty();
    }
    assertThatThrownBy(() -> SettlementFile.open(CONTENT, "802310048993425", DAY))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_refund_leads_to_its_payment_and_to_its_order() {
    var paidBy = "0123456789ABCDEFGHJKMNPQRS01";
    for (var type : List.of("04", "31")) {
      for (var column : List.of("397", "476")) {
        assertThat(row(type, column, paidBy))
            .isInstanceOfSatisfying(
                Line.Refunded.class,
                refund -> {
                  assertThat(refund.merchantOrderNumber()).hasValue(paidBy);
                  assertThat(refund.payment()).isEqualTo("202601011200001234568");
                  assertThat(refund.number()).hasValue("0123456789ABCDEFGHJKMNPQRSR01");
                  assertThat(refund.refund()).isEqualTo("202601011300007654328");
                  assertThat(refund.amount()).isEqualTo(Money.of(200, "CNY"));
                  assertThat(refund.settled()).isEqualTo(Money.of(200, "CNY"));
                  assertThat(refund.fee()).isEqualTo(new Fee(-1000));
                });
      }
    }
    var console = (Line.Refunded) row("04", "112", "20260101130000123            ");
    assertThat(console.number()).isEmpty();
    assertThat(console.merchantOrderNumber()).isEmpty();
  }

  @Test
  void a_clearing_day_begins_at_eleven_in_the_evening_before() {
    assertThat(UnionPayBills.day(Instant.parse("2026-01-01T14:59:59Z"))).isEqualTo("2026-01-01");
    assertThat(UnionPayBills.day(Instant.parse("2026-01-01T15:00:00Z"))).isEqualTo("2026-01-02");
  }
}

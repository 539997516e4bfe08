package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.reconciliation.DailyReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests that need a UnionPay of their own, because they move its clock or lose its answer: the
/// expiry of an order, a day's file, a second number for an order.
class UnionPayApartTest {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /// At this time the files of today and tomorrow are available, or won't be.
  private static final Duration FOUR_DAYS = Duration.ofDays(4);

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private Store store;
  private Shopper shopper;
  private Shopper operator;

  @BeforeEach
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
    shopper = Provider.UNION_PAY.shopper(store, "alice");
    operator = Shopper.operator(store.uri(), store.simulator("union-pay"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private boolean owned(String product) {
    return shopper.get("/entitlements/" + product).json().getBoolean("active");
  }

  private void advance(Duration time) {
    var request = Json.object().add("advanceSeconds", time.toSeconds()).build().toString();
    var answer = Shopper.post(store.simulator("union-pay").resolve("/simulate/clock"), request);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
  }

  @Test
  void an_order_expires_and_a_later_payment_is_refunded_automatically() {
    var id = shopper.order("mountain-diary");
    assertThat(shopper.post("/orders/" + id + "/cancellation", "x", "").status())
        .as("UnionPay may still take it")
        .isEqualTo(409);
    var later = Instant.now().plus(Duration.ofMinutes(21));
    new UnionPayBackOffice(store).reconcile(() -> later);
    shopper.order(id, PATIENCE, "closed");

    advance(Duration.ofMinutes(21));
    var pay = Json.object().add("play", "pay").add("order", id).add("afterClose", true).build();
    Provider.UNION_PAY.play(store, pay);
    shopper.order(id, PATIENCE, "refunded");
    assertThat(shopper.refundsAtProvider(id + "01"))
        .singleElement()
        .matches(Provider.UNION_PAY::done);
    assertThat(owned("mountain-diary")).isFalse();
  }

  @Test
  void a_days_file_agrees_with_the_ledger_and_shows_a_refund_at_the_console() {
    var today = LocalDate.now(CHINA);
    var sold = shopper.order("ink-garden");
    shopper.pay(sold, "");
    shopper.awaitOwned("ink-garden", sold);
    var part = "{\"amount\":{\"minorUnits\":500,\"currency\":\"CNY\"},\"reason\":\"part\"}";
    operator.refund(sold, "part", part);
    shopper.order(sold, PATIENCE, "partly-refunded");
    var gone = shopper.order("star-atlas");
    shopper.pay(gone, "");
    shopper.awaitOwned("star-atlas", gone);
    var refund = Json.object().add("play", "refund").add("order", gone).build();
    Provider.UNION_PAY.play(store, refund);
    advance(FOUR_DAYS);

    var office = new UnionPayBackOffice(store);
    assertThat(differences(office, today)).as("a refund without a notification").isEqualTo(1);
    shopper.order(gone, PATIENCE, "refunded");
    Eventually.become(PATIENCE, () -> owned("star-atlas"), there -> !there);
    assertThat(owned("ink-garden")).isTrue();
    assertThat(differences(office, today)).as("both sides agree").isZero();
  }

  /// Late in the evening UnionPay's clearing day is tomorrow's.
  private static long differences(UnionPayBackOffice office, LocalDate day) {
    return List.of(day, day.plusDays(1)).stream()
        .map(each -> office.compare(each, () -> Instant.now().plus(FOUR_DAYS)))
        .map(DailyReport::counts)
        .mapToLong(DailyReport.Counts::differences)
        .sum();
  }

  @Test
  void an_order_whose_answer_is_lost_is_followed_by_another_number() {
    var trouble =
        Json.object()
            .add("play", "trouble")
            .add("path", "/gateway/api/appTransReq.do")
            .add("kind", "timeout-after-doing")
            .build();
    Provider.UNION_PAY.play(store, trouble);
    var key = UUID.randomUUID().toString();
    var placed =
        Eventually.become(
            PATIENCE,
            () -> shopper.order(key, Provider.UNION_PAY.wish("ink-garden", "app")),
            answer -> answer.json().containsKey("payment"));
    var id = placed.json().getString("orderId");
    assertThat(shopper.atProvider(id + "02")).hasSize(1);
    assertThat(shopper.pay(id + "02", "").status()).isEqualTo(200);
    shopper.awaitOwned("ink-garden", id);
  }
}

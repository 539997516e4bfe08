package guitai.order;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.payment.Posting;
import guitai.payment.PostingJson;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderPostingsTest {
  private static final Instant LATER = Examples.NOW.plusSeconds(600);

  private static Command refund(long fen) {
    return new Command.RequestRefund(
        LATER,
        Money.of(fen, "CNY"),
        "why",
        new IdempotentRequest("key-" + fen, "f"),
        Examples.OLGA);
  }

  private static Past and(Past past, Command command) {
    return past.plus(Decision.decide(past, command));
  }

  private static Command advance(RefundProgress progress, Instant at) {
    return new Command.AdvanceRefund(at, 1, progress, false, new Source.Delivery("e"));
  }

  private static Posting.OfRefund refundOf(Past past) {
    return OrderPostings.of(past).stream()
        .filter(Posting.OfRefund.class::isInstance)
        .map(Posting.OfRefund.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_payment_is_posted_when_it_is_recorded_and_on_the_day_it_was_paid() {
    assertThat(OrderPostings.changed(Examples.payable(), Examples.paid()))
        .singleElement()
        .isInstanceOfSatisfying(
            Posting.OfPayment.class,
            payment -> {
              assertThat(payment.at()).isEqualTo(Examples.NOW.plusSeconds(30));
              assertThat(payment.amount()).isEqualTo(Examples.PRICE);
              assertThat(payment.balance().kept()).isEqualTo(Examples.PRICE);
              assertThat(payment.merchantOrderNumber()).isEqualTo(Examples.FIRST.text());
            });
  }

  @Test
  void what_moves_no_money_posts_nothing() {
    assertThat(OrderPostings.changed(Examples.paid(), Examples.granted())).isEmpty();
    assertThat(OrderPostings.of(Examples.closed())).isEmpty();
  }

  @Test
  void a_reserved_refund_moves_its_payments_balance_and_is_posted_once_the_provider_has_it() {
    var reserved = and(Examples.paid(), refund(200));
    assertThat(OrderPostings.changed(Examples.paid(), reserved))
        .singleElement()
        .isInstanceOfSatisfying(
            Posting.OfPayment.class,
            payment -> {
              assertThat(payment.balance().kept().minorUnits()).isEqualTo(400);
              assertThat(payment.balance().refunding().minorUnits()).isEqualTo(200);
            });
    var taken = and(reserved, advance(new RefundProgress.Processing("50001"), LATER));
    assertThat(OrderPostings.changed(reserved, taken))
        .singleElement()
        .isInstanceOf(Posting.OfRefund.class);
    assertThat(refundOf(taken).refund()).isEqualTo("50001");
    assertThat(refundOf(taken).state()).isEqualTo(Posting.State.PROCESSING);
  }

  @Test
  void a_refund_stays_on_its_page_in_every_later_state() {
    var taken =
        and(
            and(Examples.paid(), refund(200)),
            advance(new RefundProgress.Processing("50001"), LATER));
    var done =
        and(
            taken,
            advance(
                new RefundProgress.Done("50001", LATER.plusSeconds(200_000)),
                LATER.plusSeconds(200_001)));
    assertThat(refundOf(done).at()).isEqualTo(LATER).isEqualTo(refundOf(taken).at());
    assertThat(refundOf(done).key()).isEqualTo(refundOf(taken).key());
    assertThat(refundOf(done).state()).isEqualTo(Posting.State.DONE);
  }

  @Test
  void a_refund_that_the_provider_never_accepted_is_not_posted() {
    var refused =
        and(
            and(Examples.paid(), refund(200)),
            advance(new RefundProgress.Failed("PARAM_ERROR"), LATER));
    assertThat(OrderPostings.of(refused)).hasSize(1);
  }

  @Test
  void a_refund_that_we_did_not_request_is_posted_by_the_providers_number() {
    var payment = Examples.paid().balances().payments().getFirst().payment().id();
    var found =
        and(
            Examples.paid(),
            new Command.RecordFoundRefund(
                LATER,
                payment,
                "50009",
                Money.of(100, "CNY"),
                Examples.NOW,
                new Source.Delivery("e")));
    assertThat(refundOf(found).number()).isEmpty();
    assertThat(refundOf(found).at()).isEqualTo(Examples.NOW);
  }

  static Stream<Posting> postings() {
    var taken =
        and(
            and(Examples.paid(), refund(200)),
            advance(new RefundProgress.Abnormal("50001"), LATER));
    return Stream.of(Examples.paid(), Examples.underReview(), taken)
        .map(OrderPostings::of)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("postings")
  void a_posting_is_read_as_it_was_written_and_adds_up(Posting posting) {
    assertThat(PostingJson.read(PostingJson.write(posting))).isEqualTo(posting);
    if (posting instanceof Posting.OfPayment payment) {
      var balance = payment.balance();
      assertThat(
              balance.kept().minorUnits()
                  + balance.refunded().minorUnits()
                  + balance.refunding().minorUnits()
                  + balance.held().minorUnits())
          .isEqualTo(payment.amount().minorUnits());
    }
  }
}

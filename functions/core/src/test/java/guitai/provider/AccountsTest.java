package guitai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.payment.Evidence;
import guitai.problem.Unavailable;
import guitai.problem.Unavailable.Kind;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// ADDR-1: several accounts (商户号) at one provider.
class AccountsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
  private static final Delivery DELIVERY = new Delivery(Map.of(), Bytes.utf8("{}"), NOW);
  private static final Notification NOTIFICATION =
      new Notification.Other(
          "NEWS",
          "1",
          Optional.empty(),
          false,
          new Evidence("d", "wechat-pay", NOW, Map.of(), Bytes.utf8("{}")));

  /// Verifies under one account as a test says.
  private interface Account extends Notifications {
    @Override
    default String provider() {
      return "wechat-pay";
    }

    @Override
    default Acknowledgement accepted(Delivery delivery) {
      return new Acknowledgement(200, "text/plain", "");
    }

    @Override
    default Acknowledgement refused(Delivery delivery, int status) {
      return new Acknowledgement(status, "text/plain", "");
    }
  }

  private static Account forged() {
    return _ -> {
      throw new Forged("for another");
    };
  }

  private static Account unavailable(Kind kind) {
    return _ -> {
      throw new Unavailable(kind, "not now");
    };
  }

  private static AccountNotifications accounts(Account... accounts) {
    return new AccountNotifications(List.of(accounts));
  }

  @Test
  void a_delivery_is_for_the_account_under_which_it_verifies() throws Forged {
    for (var other :
        List.of(forged(), unavailable(Kind.UNKNOWN_KEY), unavailable(Kind.UNREADABLE))) {
      assertThat(accounts(other, _ -> NOTIFICATION).verify(DELIVERY)).isEqualTo(NOTIFICATION);
      assertThat(accounts(_ -> NOTIFICATION, other).verify(NOTIFICATION.evidence()))
          .isEqualTo(NOTIFICATION);
    }
  }

  @Test
  void a_key_that_one_account_lacks_excuses_no_forgery_and_hides_no_trouble() {
    assertThatThrownBy(() -> accounts(unavailable(Kind.UNKNOWN_KEY), forged()).verify(DELIVERY))
        .isInstanceOf(Forged.class);
    for (var kind : List.of(Kind.UNREADABLE, Kind.PASSING)) {
      assertThatThrownBy(() ->
              accounts(unavailable(Kind.UNKNOWN_KEY), forged(), unavailable(kind)).verify(DELIVERY))
          .isInstanceOfSatisfying(
              Unavailable.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
    assertThatThrownBy(() ->
            accounts(unavailable(Kind.UNKNOWN_KEY), unavailable(Kind.UNKNOWN_KEY)).verify(DELIVERY))
        .isInstanceOfSatisfying(
            Unavailable.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_KEY));
  }

  /// One account's bill of one payment.
  private record OneBill(String payment, long fen) implements Bills {
    @Override
    public String provider() {
      return "wechat-pay";
    }

    @Override
    public Totals read(LocalDate day, BillReader<Line> reader) {
      var money = Money.of(fen, "CNY");
      reader.take(() -> new Line.Paid("A", payment, NOW, new Amounts(money, money, new Fee(0))));
      return new Totals(1, money, Money.of(0, "CNY"));
    }

    @Override
    public Optional<Funds> funds(LocalDate day, Consumer<Movement> movements) {
      return Optional.of(new Funds(1, Money.of(fen, "CNY"), 0, Money.of(0, "CNY")));
    }

    @Override
    public Wallet.PaymentStatus query(Line line) {
      if (fen == 0) {
        throw new Unavailable("no answer");
      }
      return line.payment().equals(payment)
          ? new Wallet.PaymentStatus.Closed()
          : new Wallet.PaymentStatus.Unknown();
    }
  }

  @Test
  void the_bills_of_all_accounts_are_one() {
    var bills = new AccountBills(List.of(new OneBill("1", 600), new OneBill("2", 1800)));
    var lines = new ArrayList<Bills.Line>();
    var day = LocalDate.of(2026, 11, 25);
    assertThat(bills.read(day, lines::add))
        .isEqualTo(new Bills.Totals(2, Money.of(2400, "CNY"), Money.of(0, "CNY")));
    assertThat(lines).extracting(Bills.Line::payment).containsExactly("1", "2");
    assertThat(bills.funds(day, _ -> {}))
        .hasValue(new Bills.Funds(2, Money.of(2400, "CNY"), 0, Money.of(0, "CNY")));
    assertThat(bills.query(lines.getLast())).isEqualTo(new Wallet.PaymentStatus.Closed());
  }

  @Test
  void a_payment_that_one_silent_account_may_know_is_not_unknown() {
    var bills = new AccountBills(List.of(new OneBill("1", 0), new OneBill("2", 1800)));
    var lines = new ArrayList<Bills.Line>();
    bills.read(LocalDate.of(2026, 11, 25), lines::add);
    assertThat(bills.query(lines.getLast())).isEqualTo(new Wallet.PaymentStatus.Closed());
    assertThatThrownBy(() -> bills.query(lines.getFirst())).isInstanceOf(Unavailable.class);
  }

  @Test
  void a_secret_has_the_keys_of_each_account() {
    var secret = "{\"key\":\"a\",\"former\":[{\"account\":\"1\",\"key\":\"b\"}]}";
    assertThat(Json.parse(AccountSecrets.former(secret, "1")).getString("key")).isEqualTo("b");
    for (var other : List.of(secret, "{\"key\":\"a\"}", "{\"former\":1}", "{\"former\":[1]}")) {
      assertThatThrownBy(() -> AccountSecrets.former(other, "2")).isInstanceOf(Unavailable.class);
    }
  }
}

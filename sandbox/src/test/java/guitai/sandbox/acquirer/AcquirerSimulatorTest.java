package guitai.sandbox.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.keys.AppleRoot;
import guitai.order.AttemptId;
import guitai.order.OrderId;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import guitai.provider.PaymentTokens.Authorization;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds.Progress;
import guitai.provider.Wallet.Close;
import guitai.provider.Wallet.PaymentStatus;
import guitai.provider.applepay.AcquirerAccount;
import guitai.provider.applepay.AcquirerKey;
import guitai.provider.applepay.Card;
import guitai.provider.applepay.HttpAcquirer;
import guitai.provider.applepay.MerchantKeys;
import guitai.provider.applepay.PaymentToken;
import guitai.provider.applepay.ProvedToken;
import guitai.sandbox.apple.AppleAuthority;
import guitai.sandbox.apple.TestCard;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The simulator, called by the store's own client.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcquirerSimulatorTest {
  private static final Money PRICE = Money.of(1800, "CNY");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Path home;
  private AcquirerSimulator simulator;
  private HttpAcquirer acquirer;
  private MerchantKeys keys;
  private X509Certificate root;

  @BeforeAll
  void open(@TempDir Path home) {
    this.home = home;
    simulator = AcquirerSimulator.start(home, "127.0.0.1", 0);
    root = AppleAuthority.at(home).root();
    var credentials = AcquirerSimulator.credentials(home);
    var secret = Json.object().add("keys", credentials.getJsonArray("merchantKeys")).build();
    keys = MerchantKeys.parse(credentials.getString("merchantId"), secret.toString());
    acquirer = acquirer(credentials.getString("account"), credentials.getString("key"));
  }

  @AfterAll
  void close() {
    simulator.close();
  }

  private HttpAcquirer acquirer(String account, String key) {
    var url = URI.create("http://127.0.0.1:" + simulator.port());
    return new HttpAcquirer(
        new AcquirerAccount(account, url, "merchant.com.example.guitai"),
        () -> new AcquirerKey(key),
        new JdkHost(InstantSource.system()));
  }

  private JsonObject play(String json) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + "/simulate"))
            .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
            .build();
    try {
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return Json.parse(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private PaymentToken token(String more) throws Forged {
    var request =
        "{'currencyCode':'CNY','total':{'amount':'18.00'},'applicationData':'b25l'}"; // "one"
    var played = play("{'play':'pay','request':" + request + more + "}");
    var json = played.getJsonObject("token").toString();
    return PaymentToken.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private Card card(String card) {
    try {
      var token = token(",'card':'" + card + "'");
      return new ProvedToken(token, root, Instant.now()).open(keys);
    } catch (Forged e) {
      throw new IllegalStateException(e);
    }
  }

  private static AttemptId attempt(String letter) {
    return new AttemptId(new OrderId(letter.repeat(26)), 1);
  }

  private Authorization authorize(AttemptId id, String card) {
    return acquirer.authorize(id, PRICE, Instant.now().plusSeconds(60), card(card));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC_v1", "RSA_v1"})
  void a_token_is_genuine_under_this_machines_root_and_under_apples_none(String scheme)
      throws Forged {
    var token = token(",'scheme':'" + scheme + "'");

    var proved = new ProvedToken(token, root, Instant.now());
    try (var card = proved.open(keys)) {
      assertThat(card.isFor(PRICE)).isTrue();
      assertThat(proved.isBoundTo("one")).isTrue();
      var number = card.lend(json -> Json.parse(json)).getString("applicationPrimaryAccountNumber");
      assertThat(number).isEqualTo(TestCard.GOOD.number());
    }
    assertThatThrownBy(() -> new ProvedToken(token, AppleRoot.certificate(), Instant.now()))
        .isInstanceOf(Forged.class);
  }

  @ParameterizedTest
  @CsvSource({
    "data, the signature does not hold",
    "binding, the signature does not hold",
    "root, the signer is not one of Apple's for payment tokens",
    "mark, the signer is not one of Apple's for payment tokens",
    "stale, the token was not signed just now",
    "merchant, the token is meant for another key"
  })
  void a_forgery_is_refused_for_what_it_is(String forgery, String why) throws Forged {
    for (var scheme : new String[] {"EC_v1", "RSA_v1"}) {
      var token = token(",'forgery':'" + forgery + "','scheme':'" + scheme + "'");

      assertThatThrownBy(() -> new ProvedToken(token, root, Instant.now()).open(keys).close())
          .isInstanceOf(Forged.class)
          .hasMessage(why);
    }
  }

  @Test
  void an_amount_that_was_not_requested_is_signed_nevertheless() throws Forged {
    var token = token(",'forgery':'amount'");

    try (var card = new ProvedToken(token, root, Instant.now()).open(keys)) {
      assertThat(card.isFor(PRICE)).isFalse();
      assertThat(card.isFor(Money.of(1799, "CNY"))).isTrue();
    }
  }

  @Test
  void money_is_taken_once_by_a_number() {
    var id = attempt("A");
    assertThat(acquirer.query(id)).isEqualTo(new PaymentStatus.Unknown());
    var once = authorize(id, "good");

    assertThat(once).isInstanceOf(Authorization.Approved.class);
    assertThat(authorize(id, "good")).isEqualTo(once);
    assertThat(authorize(id, "insufficient-funds")).isEqualTo(once);
    var payment = ((Authorization.Approved) once).payment();
    assertThat(acquirer.query(id)).isEqualTo(new PaymentStatus.Paid(payment));
    assertThat(payment.amount()).isEqualTo(PRICE);
    assertThat(acquirer.cancel(id)).isEqualTo(new Close.AlreadyPaid());
  }

  @Test
  void a_declined_card_is_declined_for_good_under_its_number() {
    var id = attempt("B");

    assertThat(authorize(id, "insufficient-funds")).isEqualTo(new Authorization.Declined("51"));
    assertThat(authorize(id, "good")).isEqualTo(new Authorization.Declined("51"));
    assertThat(acquirer.query(id)).isEqualTo(new PaymentStatus.Unpaid());
    assertThat(acquirer.cancel(id)).isEqualTo(new Close.Done());
  }

  @Test
  void nothing_is_taken_after_a_cancellation_or_too_late() {
    var cancelled = attempt("C");
    assertThat(acquirer.cancel(cancelled)).isEqualTo(new Close.Done());
    assertThat(authorize(cancelled, "good")).isEqualTo(new Authorization.Declined("cancelled"));
    assertThat(acquirer.query(cancelled)).isEqualTo(new PaymentStatus.Closed());

    var late = attempt("D");
    var then = Instant.now().minusSeconds(1);
    assertThat(acquirer.authorize(late, PRICE, then, card("good")))
        .isEqualTo(new Authorization.Declined("expired"));
    assertThat(acquirer.query(late)).isEqualTo(new PaymentStatus.Closed());
  }

  @Test
  void a_refund_number_refunds_once_and_never_more_than_was_taken() {
    var id = attempt("E");
    var payment = ((Authorization.Approved) authorize(id, "good")).payment();
    var part = refund("E1", payment.id().number(), 1000);
    assertThat(acquirer.query(part)).isEqualTo(new Progress.Unknown());
    var done = acquirer.send(part);

    assertThat(done)
        .isInstanceOfSatisfying(
            Progress.Done.class, d -> assertThat(d.amount()).isEqualTo(Money.of(1000, "CNY")));
    assertThat(acquirer.send(part)).isEqualTo(done);
    assertThat(acquirer.query(part)).isEqualTo(done);
    assertThat(acquirer.find(payment.id().number(), "E1")).isPresent();
    assertThat(acquirer.query(id)).isEqualTo(new PaymentStatus.PartlyRefunded(payment));
    assertThat(acquirer.send(refund("E2", payment.id().number(), 801)))
        .isEqualTo(new Progress.Refused("too-much"));
    assertThat(acquirer.send(refund("E3", "1", 1)))
        .isEqualTo(new Progress.Refused("unknown-payment"));
    assertThat(acquirer.send(refund("E4", payment.id().number(), 800)))
        .isInstanceOf(Progress.Done.class);
  }

  private static RefundParameters refund(String number, String payment, long fen) {
    return new RefundParameters(
        "order", number, payment, Money.of(fen, "CNY"), PRICE, "reason", Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "H, timeout-after-doing, true",
    "I, timeout-before-doing, false",
    "J, system-error-after-doing, true",
    "K, system-error, false",
    "L, rate-limit, false"
  })
  void a_faulty_call_does_not_show_whether_it_was_executed(
      String letter, String kind, boolean done) {
    var id = attempt(letter);
    play("{'play':'trouble','call':'authorize','kind':'" + kind + "','delayMillis':1}");

    assertThatThrownBy(() -> authorize(id, "good")).isInstanceOf(Unavailable.class);

    assertThat(acquirer.query(id) instanceof PaymentStatus.Paid).isEqualTo(done);
  }

  @Test
  void a_caller_without_the_key_gets_no_answer_about_payments() {
    var account = AcquirerSimulator.credentials(home).getString("account");
    var key = AcquirerSimulator.credentials(home).getString("key");

    assertThatThrownBy(() -> acquirer(account, "wrong").query(attempt("F")))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> acquirer("8700000002", key).query(attempt("F")))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void the_journal_survives_a_restart_and_holds_no_card_data(@TempDir Path other)
      throws IOException {
    var id = attempt("G");
    Authorization once;
    try (var first = AcquirerSimulator.start(other, "127.0.0.1", 0)) {
      once = elsewhere(other, first).authorize(id, PRICE, soon(), card("good"));
    }
    try (var second = AcquirerSimulator.start(other, "127.0.0.1", 0)) {
      var again = elsewhere(other, second);
      assertThat(again.query(id))
          .isEqualTo(new PaymentStatus.Paid(((Authorization.Approved) once).payment()));
    }
    var journal = Files.readString(other.resolve("acquirer").resolve("journal.jsonl"));
    assertThat(journal).contains(id.text()).doesNotContain(TestCard.GOOD.number());
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofMinutes(1));
  }

  private static HttpAcquirer elsewhere(Path home, AcquirerSimulator there) {
    var credentials = AcquirerSimulator.credentials(home);
    return new HttpAcquirer(
        new AcquirerAccount(
            credentials.getString("account"),
            URI.create("http://127.0.0.1:" + there.port()),
            "merchant.com.example.guitai"),
        () -> new AcquirerKey(credentials.getString("key")),
        new JdkHost(InstantSource.system()));
  }
}

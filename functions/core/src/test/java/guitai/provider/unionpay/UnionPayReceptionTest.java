package guitai.provider.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.held.MemoryDeliveries;
import guitai.inapp.MemoryPurchases;
import guitai.notification.NotificationReceiver;
import guitai.notification.Outcome;
import guitai.notification.PurchaseRecorder;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Lease;
import guitai.order.LineItem;
import guitai.order.MemoryOrders;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.provider.Payer;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// UnionPay signs every merchant's messages with one key, so each field of a message must match one
/// of our attempts.
class UnionPayReceptionTest {
  private static final OrderId ID = new OrderId("0123456789ABCDEFGHJKMNPQRS");
  private static final AttemptId ATTEMPT = new AttemptId(ID, 1);
  private static final Money PRICE = Money.of(600, "CNY");
  private static final Map<String, String> PAID =
      Map.ofEntries(
          Map.entry("txnType", "01"),
          Map.entry("txnSubType", "01"),
          Map.entry("bizType", "000201"),
          Map.entry("orderId", ATTEMPT.text()),
          Map.entry("txnTime", "20260101120000"),
          Map.entry("txnAmt", "600"),
          Map.entry("currencyCode", "156"),
          Map.entry("queryId", FakeUnionPay.PAYMENT),
          Map.entry("traceTime", "0101120003"),
          Map.entry("respCode", "00"));

  private final FakeUnionPay unionPay = new FakeUnionPay();
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryPurchases purchases = new MemoryPurchases();
  private final NotificationReceiver reception =
      new NotificationReceiver(
          orders,
          orders,
          new PurchaseRecorder(purchases, purchases, new MemoryStorefronts(List.of())),
          new MemoryDeliveries());

  @BeforeEach
  void an_order_awaits_payment() {
    var expiresAt = Vectors.NOW.plusSeconds(900);
    var lease = new Lease("nonce", Vectors.NOW.plusSeconds(10));
    var request =
        new Wallet.PrepayRequest(
            ATTEMPT,
            Channel.APP,
            PRICE,
            "墨园",
            expiresAt,
            new Payer(Optional.empty(), Optional.empty()),
            Optional.empty());
    var place =
        new Command.Place(
            Vectors.NOW,
            new Customer("https://issuer.example", "alice"),
            new LineItem("CHN", "app-1", "app", "墨园", PRICE, new Term.ForGood()),
            "f",
            new Command.NewAttempt(unionPay.wallet().prepare(request), lease));
    var none = Past.none(ID);
    orders.append(none, Decision.decide(none, place), Optional.empty());
  }

  @AfterEach
  void close() {
    unionPay.close();
  }

  private Past past() {
    return orders.find(ID);
  }

  private NotificationReceiver.Received deliver(String... changes) {
    var fields = new TreeMap<>(PAID);
    for (int i = 0; i < changes.length; i += 2) {
      fields.put(changes[i], changes[i + 1]);
    }
    return deliver(FakeUnionPay.signed(fields).form());
  }

  private NotificationReceiver.Received deliver(String form) {
    var notifications = new UnionPayNotifications(unionPay.account(), Vectors.SYNTHETIC);
    var body = form.getBytes(StandardCharsets.US_ASCII);
    return reception.receive(notifications, Vectors.delivery(body, Vectors.NOW.plusSeconds(5)));
  }

  @Test
  void a_success_that_matches_in_every_field_pays_once() {
    assertThat(deliver().outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(past().order()).isInstanceOf(Order.Paid.class);
    var before = past();
    assertThat(deliver().outcome()).isEqualTo(Outcome.KNOWN);
    assertThat(past()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"txnAmt,599", "txnAmt,60000", "currencyCode,344"})
  void a_success_with_another_amount_or_currency_is_held(String field, String value) {
    assertThat(deliver(field, value).acknowledgement().status()).isEqualTo(200);
    assertThat(past().order()).isInstanceOf(Order.UnderReview.class);
  }

  /// ADDR-1: signed, for our merchant, and no payment of this attempt.
  @Test
  void a_transaction_of_another_time_is_held() {
    assertThat(deliver("txnTime", "20260101120001").acknowledgement().status()).isEqualTo(200);
    assertThat(past().order()).isInstanceOf(Order.UnderReview.class);
  }

  @ParameterizedTest
  @CsvSource({"64", "A6", "03", "42"})
  void a_code_that_is_no_plain_success_pays_nothing_and_is_queried(String code) {
    assertThat(deliver("respCode", code).acknowledgement().status()).isEqualTo(200);
    assertThat(past().balances().payments()).isEmpty();
    assertThat(past().openQueries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"txnType,04", "txnType,31", "txnType,79", "txnSubType,03", "bizType,000902"})
  void another_kind_of_transaction_pays_nothing(String field, String value) {
    assertThat(deliver(field, value).acknowledgement().status()).isEqualTo(200);
    assertThat(past().balances().payments()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "merId,777290058110097",
    "origRespCode,00",
    "origRespCode,64",
    "bizType,000000",
    "version,5.0.0",
    "signMethod,11",
    "signMethod,12",
    "encoding,GBK"
  })
  void another_merchants_an_answer_and_another_version_or_method_prove_nothing(
      String field, String value) {
    var before = past();
    assertThat(deliver(field, value).acknowledgement().status()).isEqualTo(401);
    assertThat(past()).isEqualTo(before);
  }

  /// UnionPay signs every merchant's messages with one key and echoes a merchant's own fields. If
  /// the signed line of another merchant's payment is split in another way, the signature is the
  /// same.
  @Test
  void another_merchants_payment_that_is_split_into_our_fields_proves_nothing() {
    var theirs = new TreeMap<>(PAID);
    theirs.put("accessType", "0");
    theirs.put("merId", "777290058110097");
    theirs.put("orderId", "THEIRS01");
    theirs.put(
        "reqReserved",
        "z&bizType=000201&currencyCode=156&encoding=UTF-8&merId=%s&orderId=%s&queryId=%s"
            .formatted(Vectors.MER_ID, ATTEMPT.text(), FakeUnionPay.PAYMENT));
    var genuine = FakeUnionPay.signed(theirs);
    var line = genuine.signedText();
    var cut = line.indexOf("&bizType=", line.indexOf("reqReserved="));
    var parted = new TreeMap<String, String>();
    parted.put("accessType", line.substring("accessType=".length(), cut));
    // The certificate contains no ampersand.
    for (var pair : line.substring(cut + 1).split("&", -1)) {
      var border = pair.indexOf('=');
      parted.put(pair.substring(0, border), pair.substring(border + 1));
    }
    var signature = genuine.text(Fields.SIGNATURE).orElseThrow();
    var forged = Fields.of(parted).with(Fields.SIGNATURE, signature);
    assertThat(forged.signedText()).as("what is signed").isEqualTo(line);
    assertThat(forged.says("merId", Vectors.MER_ID)).isTrue();
    var before = past();

    assertThat(deliver(forged.form()).outcome()).isEqualTo(Outcome.FORGED);

    assertThat(past()).isEqualTo(before);
  }

  @Test
  void a_name_that_holds_a_whole_field_proves_nothing() {
    var odd = FakeUnionPay.signed(PAID).form().replace("bizType=", "a%3D1%26bizType=");
    assertThat(deliver(odd).outcome()).isEqualTo(Outcome.FORGED);
  }

  @ParameterizedTest
  @CsvSource({"txnAmt=600", "txnAmt=1", "signature=x"})
  void a_field_twice_proves_nothing(String more) {
    var before = past();
    assertThat(deliver(FakeUnionPay.signed(PAID).form() + "&" + more).outcome())
        .isEqualTo(Outcome.FORGED);
    assertThat(past()).isEqualTo(before);
  }
}

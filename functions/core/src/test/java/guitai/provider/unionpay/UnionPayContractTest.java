package guitai.provider.unionpay;

import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.provider.Delivery;
import guitai.provider.Notifications;
import guitai.provider.ProviderContract;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class UnionPayContractTest extends ProviderContract {
  private static final Map<String, String> PAID =
      Map.of(
          "txnType", "01",
          "txnSubType", "01",
          "txnAmt", "600",
          "currencyCode", "156",
          "queryId", FakeUnionPay.PAYMENT,
          "traceTime", "0101120003");

  private final FakeUnionPay unionPay = new FakeUnionPay();

  @Override
  protected Wallet wallet() {
    return unionPay.wallet();
  }

  @Override
  protected Refunds refunds() {
    return unionPay.refunds();
  }

  @Override
  protected Notifications notifications() {
    return new UnionPayNotifications(Vectors.ACCOUNT, Vectors.SYNTHETIC);
  }

  @Override
  protected Optional<Notifications> withoutKeys() {
    return Optional.empty();
  }

  @Override
  protected Channel channel() {
    return Channel.APP;
  }

  @Override
  protected boolean reportsInsufficientBalance() {
    return false;
  }

  @Override
  protected Delivery paidNotification() {
    return notice(Vectors.MER_ID);
  }

  @Override
  protected Delivery otherMerchantsNotification() {
    return notice("777290058110097");
  }

  private static Delivery notice(String merId) {
    var fields = new TreeMap<>(PAID);
    fields.put("bizType", "000201");
    fields.put("merId", merId);
    fields.put("orderId", ATTEMPT.text());
    fields.put("txnTime", "20260101120000");
    fields.put("respCode", "00");
    var body = FakeUnionPay.signed(fields).form().getBytes(StandardCharsets.US_ASCII);
    return Vectors.delivery(body, Vectors.NOW);
  }

  @Override
  protected Payment payment() {
    return new Payment(
        new PaymentId("union-pay", Vectors.MER_ID, FakeUnionPay.PAYMENT),
        "20260101120000",
        PRICE,
        Instant.parse("2026-01-01T04:00:03Z"));
  }

  @Override
  protected void say(Says says) {
    switch (says) {
      case PAID -> unionPay.give(queried("00", PAID));
      case PAYABLE -> unionPay.give(queried("05", Map.of()));
      case CLOSED -> {
        unionPay.now = Instant.now().plus(Duration.ofHours(1)); // the order has expired
        unionPay.give(queried("64", Map.of()));
      }
      case NO_SUCH_ORDER, NO_SUCH_REFUND -> unionPay.give(Map.of("respCode", "34"));
      case INSUFFICIENT_BALANCE ->
          throw new IllegalArgumentException("UnionPay has no code for it");
      case FORGED ->
          unionPay.give(heard ->
              FakeUnionPay.answer(FakeUnionPay.echo(heard, queried("00", PAID)))
                  .replace("txnAmt=600", "txnAmt=601"));
      case TROUBLE -> unionPay.give(_ -> "<html>");
    }
  }

  private static Map<String, String> queried(String code, Map<String, String> more) {
    var fields = new TreeMap<>(more);
    fields.put("respCode", "00");
    fields.put("origRespCode", code);
    return fields;
  }

  @Override
  protected void close() {
    unionPay.close();
  }
}

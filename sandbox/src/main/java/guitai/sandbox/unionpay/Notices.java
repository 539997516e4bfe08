package guitai.sandbox.unionpay;

import guitai.bytes.Bytes;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Copies;
import guitai.sandbox.simulator.Copies.Sent;
import guitai.sandbox.simulator.Courier;
import guitai.sandbox.simulator.Deliveries.Outcome;
import guitai.sandbox.simulator.Deliveries.Sender;
import guitai.sandbox.simulator.Surroundings;
import guitai.sandbox.simulator.Tampering;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Sends notifications (后台通知) to a merchant: a form, the same in all copies and retries. A status
/// of 200 or 302 is the acknowledgement, whatever the body.
record Notices(Merchant merchant, OrderLookup orders, Surroundings surroundings) implements Sender {
  /// The timeout of the merchant's answer.
  static final Duration DEADLINE = Duration.ofSeconds(10);

  /// The gaps between deliveries; after the fifth delivery the simulator stops retrying.
  static final List<Duration> GAPS = List.of(1, 2, 4, 5).stream().map(Duration::ofMinutes).toList();

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "application/x-www-form-urlencoded;charset=utf-8",
          "User-Agent", "Mozilla/4.0");

  /// One delivery and its address.
  record Notification(URI to, Bytes body) {}

  @Override
  public Outcome send(Callback callback) {
    return Copies.send(callback, surroundings.copies(), () -> post(of(callback)));
  }

  private Sent post(Notification notice) {
    return switch (surroundings.courier().post(notice.to(), HEADERS, notice.body(), DEADLINE)) {
      case Courier.Answer.Given refund ->
          new Sent(
              refund.status() == 200 || refund.status() == 302, Integer.toString(refund.status()));
      case Courier.Answer.Missing missing -> new Sent(false, missing.why());
    };
  }

  /// The subject of a callback is an order, or a refund of it.
  Notification of(Callback callback) {
    var key = callback.order().split("/", -1);
    var order = orders.known(key[0]);
    return key.length == 1
        ? notice(order.request(), paid(order, callback), callback)
        : returned(order, order.returned(key[1]).orElseThrow(), callback);
  }

  private Message paid(Order order, Callback callback) {
    return Answers.paid(order, view(order.amount(), callback))
        .with("txnType", "01")
        .with("txnSubType", "01")
        .with("respCode", order.paid().orElseThrow().code())
        .with("respMsg", "success");
  }

  private Notification returned(Order order, Refund refund, Callback callback) {
    var request = refund.request().message().orElseGet(() -> console(order, refund));
    var view =
        Answers.settled(refund, view(refund.amount(), callback))
            .with("txnType", refund.type())
            .with("txnSubType", "00")
            .with("origQryId", order.paid().orElseThrow().queryId())
            .with("respCode", refund.lastCode())
            .with("respMsg", refund.lastCode().equals("00") ? "success" : "交易失败[6000000]");
    return notice(request, view, callback);
  }

  /// A refund at the console has no address of its own: its notification goes to the order's
  /// address.
  private static Message console(Order order, Refund refund) {
    return order
        .request()
        .without("reqReserved")
        .with("orderId", refund.number())
        .with("txnTime", refund.time());
  }

  private Notification notice(Message request, Message view, Callback callback) {
    var message =
        Message.empty()
            .with(
                request,
                "version",
                "encoding",
                "bizType",
                "accessType",
                "merId",
                "orderId",
                "txnTime",
                "reqReserved")
            .with("signMethod", "01")
            .with(view);
    return new Notification(
        URI.create(request.text("backUrl")), Bytes.utf8(signed(message, callback.tamper()).form()));
  }

  private Message signed(Message message, Tampering tamper) {
    return switch (tamper) {
      case NONE, AMOUNT, STALE, PROBE -> merchant.signer().sign(message);
      case BODY -> merchant.signer().sign(message).with("respMsg", "changed");
      case SIGNATURE ->
          merchant
              .signer()
              .sign(message)
              .with("signature", merchant.strange().sign(message).text("signature"));
      case SERIAL -> merchant.strange().sign(message);
      case OLD_KEY -> merchant.old().sign(message);
    };
  }

  /// One fen less; one fen more if the amount is one fen.
  private static long view(long amount, Callback callback) {
    if (callback.tamper() != Tampering.AMOUNT) {
      return amount;
    }
    return amount > 1 ? amount - 1 : amount + 1;
  }
}

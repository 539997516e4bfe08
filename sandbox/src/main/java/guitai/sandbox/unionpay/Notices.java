package guitai.sandbox.unionpay;

import guitai.bytes.Bytes;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Copies;
import guitai.sandbox.simulator.Copies.Sent;
import guitai.sandbox.simulator.Courier;
import guitai.sandbox.simulator.Deliveries.Outcome;
import guitai.sandbox.simulator.Deliveries.Sender;
import guitai.sandbox.simulator.Tampering;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Tells a merchant what happened: a form, the same over its copies and repeats. A status of 200 or
/// 302 is the acknowledgement, whatever else is in the answer.
record Notices(Merchant merchant, OrderLookup orders, Courier courier) implements Sender {
  /// The merchant's answer is waited for so long.
  static final Duration DEADLINE = Duration.ofSeconds(10);

  /// From one sending to the next; after the fifth it is given up.
  static final List<Duration> GAPS = List.of(1, 2, 4, 5).stream().map(Duration::ofMinutes).toList();

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "application/x-www-form-urlencoded;charset=utf-8",
          "User-Agent", "Mozilla/4.0");

  /// What is posted to where.
  record Notice(URI to, Bytes body) {}

  @Override
  public Outcome send(Callback callback) {
    return Copies.send(callback, () -> post(of(callback)));
  }

  private Sent post(Notice notice) {
    return switch (courier.post(notice.to(), HEADERS, notice.body())) {
      case Courier.Answer.Given given ->
          new Sent(
              given.status() == 200 || given.status() == 302, Integer.toString(given.status()));
      case Courier.Answer.Missing missing -> new Sent(false, missing.why());
    };
  }

  /// A callback is of an order, or of what went back of it.
  Notice of(Callback callback) {
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

  private Notice returned(Order order, Refund given, Callback callback) {
    var request = given.asked().orElseGet(() -> console(order, given));
    var view =
        Answers.settled(given, view(given.amount(), callback))
            .with("txnType", given.type())
            .with("txnSubType", "00")
            .with("origQryId", order.paid().orElseThrow().queryId())
            .with("respCode", given.lastCode())
            .with("respMsg", given.lastCode().equals("00") ? "success" : "交易失败[6000000]");
    return notice(request, view, callback);
  }

  /// What nobody asked for by a message goes where the order's own notifications go.
  private static Message console(Order order, Refund given) {
    return order
        .request()
        .without("reqReserved")
        .with("orderId", given.number())
        .with("txnTime", given.time());
  }

  private Notice notice(Message request, Message view, Callback callback) {
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
    return new Notice(
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

  /// A fen less, or one more where there is none to spare.
  private static long view(long amount, Callback callback) {
    if (callback.tamper() != Tampering.AMOUNT) {
      return amount;
    }
    return amount > 1 ? amount - 1 : amount + 1;
  }
}

package guitai.local.wechatpay;

import guitai.json.Json;
import guitai.local.simulator.Callback;
import guitai.local.simulator.Courier;
import guitai.local.simulator.Deliveries.Outcome;
import guitai.local.simulator.Deliveries.Sender;
import guitai.local.simulator.Tamper;
import guitai.order.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tells a merchant that an order is paid. Every copy is sealed and signed afresh; the number of
/// the notification stays.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791882">the notification of a
///   payment</a>
/// @param orders by number
record Notifier(
    Merchant merchant, Function<String, Trade> orders, InstantSource real, Courier courier)
    implements Sender {
  /// The merchant's answer is waited for so long.
  static final Duration DEADLINE = Duration.ofSeconds(5);

  /// From one sending to the next; after the last it is given up.
  static final List<Duration> GAPS =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(60),
          Duration.ofHours(3),
          Duration.ofHours(3),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(6));

  private static final Duration STALENESS = Duration.ofMinutes(10);
  private static final int SIGNATURE_LENGTH = 344;
  private static final String PROBE = "WECHATPAY/SIGNTEST/";
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  @Override
  public Outcome send(Callback callback) {
    var trade = orders.apply(callback.order());
    var answers =
        IntStream.range(0, callback.copies())
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> post(trade, callback), THREADS))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    return new Outcome(
        answers.stream().anyMatch(Notifier::acknowledged),
        answers.stream().map(Notifier::result).collect(Collectors.joining(", ")));
  }

  private static boolean acknowledged(Courier.Answer answer) {
    return answer instanceof Courier.Answer.Given(int status, _)
        && (status == 200 || status == 204);
  }

  private static String result(Courier.Answer answer) {
    return switch (answer) {
      case Courier.Answer.Given given -> Integer.toString(given.status());
      case Courier.Answer.Missing missing -> missing.why();
    };
  }

  private Courier.Answer post(Trade trade, Callback callback) {
    var body = Bytes.utf8(body(trade, callback));
    var headers = new HashMap<>(headers(callback, body));
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "*/*");
    headers.put("User-Agent", "Mozilla/4.0");
    headers.put("Request-ID", "08" + Keys.digits(30));
    return courier.post(
        trade.request().notifyUrl(),
        headers,
        callback.tamper() == Tamper.BODY ? changed(body) : body);
  }

  /// Still a notification that decrypts: only its signature tells.
  private static Bytes changed(Bytes body) {
    var text = new String(body.toArray(), StandardCharsets.UTF_8);
    return Bytes.utf8(text.replace("支付成功", "支付成功！"));
  }

  private String body(Trade trade, Callback callback) {
    var paid = (Trade.State.Paid) trade.state();
    var total = trade.request().total();
    var told =
        callback.tamper() == Tamper.AMOUNT
            ? (total > paid.coupon() + 1 ? total - 1 : total + 1)
            : total;
    var plaintext = TradeJson.of(trade, told, paid.at()).build().toString();
    return Json.object()
        .add("id", callback.id())
        .add("create_time", TradeJson.time(paid.at()))
        .add("resource_type", "encrypt-resource")
        .add("event_type", "TRANSACTION.SUCCESS")
        .add("summary", "支付成功")
        .add(
            "resource",
            Sealed.fields(merchant.apiV3Key(), "transaction", plaintext)
                .add("original_type", "transaction"))
        .build()
        .toString();
  }

  private Map<String, String> headers(Callback callback, Bytes body) {
    var now = real.instant();
    var signer = merchant.signer(callback.signer()).orElse(merchant.publicKey());
    return switch (callback.tamper()) {
      case NONE, BODY, AMOUNT -> signer.headers(now, body);
      case STALE -> signer.headers(now.minus(STALENESS), body);
      case OLD_KEY -> merchant.oldPlatform().headers(now, body);
      case SERIAL -> with(signer, now, body, "Wechatpay-Serial", _ -> Keys.serial());
      case SIGNATURE -> with(signer, now, body, "Wechatpay-Signature", Notifier::flipped);
      case PROBE -> with(signer, now, body, "Wechatpay-Signature", _ -> probe());
    };
  }

  private static Map<String, String> with(
      Signer signer, Instant now, Bytes body, String name, Function<String, String> change) {
    var headers = new HashMap<>(signer.headers(now, body));
    headers.computeIfPresent(name, (_, value) -> change.apply(value));
    return headers;
  }

  private static String flipped(String signature) {
    var bytes = Base64.getDecoder().decode(signature);
    bytes[bytes.length / 2] ^= 1;
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// One character too long to be base64 of anything.
  private static String probe() {
    return PROBE + Keys.word(SIGNATURE_LENGTH + 1 - PROBE.length());
  }
}

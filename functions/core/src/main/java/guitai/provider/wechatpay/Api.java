package guitai.provider.wechatpay;

import guitai.http.HttpExchange;
import guitai.http.RetryBudget;
import guitai.http.UnclearAnswer;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/// Signed calls to WeChat Pay, whose answers count only when signed. A call without an answer that
/// can be believed is repeated, identical but for its own signature, at most twice and within eight
/// seconds in all, unless it is to be made once.
final class Api {
  private static final Duration DOWNLOAD = Duration.ofMinutes(2);

  /// Answered with 500, though repeating them would change nothing.
  private static final Set<String> FINAL = Set.of("OPENIDMISMATCH", "INVALIDTRANSACTIONID");

  private final WechatPayAccount account;
  private final Supplier<WechatPayMerchant> merchant;
  private final Supplier<WechatPayKeys> keys;
  private final InstantSource clock;
  private final Supplier<String> nonces;

  Api(
      WechatPayAccount account,
      Supplier<WechatPayMerchant> merchant,
      Supplier<WechatPayKeys> keys,
      InstantSource clock,
      Supplier<String> nonces) {
    this.account = account;
    this.merchant = merchant;
    this.keys = keys;
    this.clock = clock;
    this.nonces = nonces;
  }

  /// @throws Unavailable where no answer could be believed
  Answer get(String target) {
    return call("GET", target, "", RetryBudget.REPEATED);
  }

  /// As [#get]; the body goes out, and is signed, as it is.
  Answer post(String target, String body) {
    return call("POST", target, body, RetryBudget.REPEATED);
  }

  /// As [#post], but never repeated: where there is doubt, the caller asks what became of it.
  Answer postOnce(String target, String body) {
    return call("POST", target, body, RetryBudget.ONCE);
  }

  /// Fetches a file that a signed answer told the address of; the file itself is unsigned.
  ///
  /// @throws Unavailable where the address isn't one to sign a call to, or it didn't come whole
  void download(URI address, Path file) {
    if (!account.trusts(address)) {
      throw new Unavailable("a file is told to be with somebody else");
    }
    var request = signed("GET", address, "", merchant.get(), keys.get()).header("Accept", "*/*");
    try {
      int status = HttpExchange.download(request.GET().build(), file, DOWNLOAD);
      if (status != 200) {
        throw new Unavailable("WeChat Pay did not give a file: HTTP_" + status);
      }
    } catch (IOException e) {
      throw new Unavailable("WeChat Pay gave no whole file", e);
    }
  }

  private Answer call(String method, String target, String body, RetryBudget patience) {
    var credentials = merchant.get();
    var trusted = keys.get();
    return patience.ask(
        "WeChat Pay",
        limit ->
            answer(
                HttpExchange.send(request(method, target, body, credentials, trusted), limit),
                trusted));
  }

  private HttpRequest request(
      String method, String target, String body, WechatPayMerchant signer, WechatPayKeys trusted) {
    var uri = URI.create(account.baseUrl().toString().replaceFirst("/$", "") + target);
    var request = signed(method, uri, body, signer, trusted).header("Accept", "application/json");
    return body.isEmpty()
        ? request.method(method, BodyPublishers.noBody()).build()
        : request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
  }

  private HttpRequest.Builder signed(
      String method, URI uri, String body, WechatPayMerchant signer, WechatPayKeys trusted) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    var authorization =
        new Authorization(method, Authorization.target(uri), timestamp, nonces.get(), body);
    return HttpRequest.newBuilder(uri)
        .header("Authorization", authorization.header(account.mchid(), signer))
        .header("User-Agent", "Guitai/1")
        .header("Wechatpay-Serial", trusted.answersWith());
  }

  private Answer answer(HttpResponse<byte[]> response, WechatPayKeys trusted) throws UnclearAnswer {
    int status = response.statusCode();
    if (status == 200 || status == 204) {
      return believed(response, trusted);
    }
    var error = Answer.NotDone.read(status, response.body());
    if (status == 401 || status == 429) {
      // Our own credentials or our own haste: says nothing of this order, and heals.
      throw error.unavailable();
    }
    if (status < 400 || (status >= 500 && !FINAL.contains(error.word()))) {
      throw new UnclearAnswer(error.code());
    }
    return error;
  }

  private Answer believed(HttpResponse<byte[]> response, WechatPayKeys trusted)
      throws UnclearAnswer {
    try {
      return new Answer.Believed(
          new SignedMessage(
              response.headers()::firstValue, response.body(), trusted, clock.instant()));
    } catch (Forged | Unavailable e) {
      throw new UnclearAnswer(String.valueOf(e.getMessage()));
    }
  }
}

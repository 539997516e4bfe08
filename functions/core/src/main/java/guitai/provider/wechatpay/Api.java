package guitai.provider.wechatpay;

import guitai.host.Host;
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
import java.util.Set;
import java.util.function.Supplier;

/// Signed calls to WeChat Pay, whose answers count only when signed. A call without a verified
/// answer is repeated, identical but for its own signature, at most twice and within eight seconds
/// in all; [#postOnce] repeats nothing.
final class Api {
  private static final Duration DOWNLOAD = Duration.ofMinutes(2);

  /// Errors with status 500 that a repeated call would get again.
  private static final Set<String> FINAL = Set.of("OPENIDMISMATCH", "INVALIDTRANSACTIONID");

  private final WechatPayAccount account;
  private final Supplier<WechatPayMerchant> merchant;
  private final Supplier<WechatPayKeys> keys;
  private final Host host;

  Api(
      WechatPayAccount account,
      Supplier<WechatPayMerchant> merchant,
      Supplier<WechatPayKeys> keys,
      Host host) {
    this.account = account;
    this.merchant = merchant;
    this.keys = keys;
    this.host = host;
  }

  /// @throws Unavailable if no answer could be verified
  Answer get(String target) {
    return call("GET", target, "", RetryBudget.REPEATED);
  }

  /// As [#get]; the body is signed and sent as it is.
  Answer post(String target, String body) {
    return call("POST", target, body, RetryBudget.REPEATED);
  }

  /// As [#post], but never repeated: if the outcome is unclear, the caller queries it.
  Answer postOnce(String target, String body) {
    return call("POST", target, body, RetryBudget.ONCE);
  }

  /// Downloads a file from the address in a signed answer; the file itself is unsigned.
  ///
  /// @throws Unavailable if the address isn't one we sign a call to, or the file came incomplete
  void download(URI address, Path file) {
    if (!account.trusts(address)) {
      throw new Unavailable("a file's address is on another host");
    }
    var request = signed("GET", address, "", merchant.get(), keys.get()).header("Accept", "*/*");
    try {
      int status = host.transport().download(request.GET().build(), file, DOWNLOAD);
      if (status != 200) {
        throw new Unavailable("WeChat Pay refused a file: HTTP_" + status);
      }
    } catch (IOException e) {
      throw new Unavailable("WeChat Pay sent no complete file", e);
    }
  }

  private Answer call(String method, String target, String body, RetryBudget budget) {
    var credentials = merchant.get();
    var trusted = keys.get();
    return budget.call(
        host,
        "WeChat Pay",
        limit ->
            answer(
                host.transport().send(request(method, target, body, credentials, trusted), limit),
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
    var timestamp = Long.toString(host.instant().getEpochSecond());
    var authorization =
        new Authorization(method, Authorization.target(uri), timestamp, host.nonce(), body);
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
      // Our credentials or our call rate are at fault: it says nothing of this order, and passes.
      throw error.unavailable();
    }
    if (status < 400 || (status >= 500 && !FINAL.contains(error.normalizedCode()))) {
      throw new UnclearAnswer(error.code());
    }
    return error;
  }

  private Answer believed(HttpResponse<byte[]> response, WechatPayKeys trusted)
      throws UnclearAnswer {
    try {
      return new Answer.Verified(
          new SignedMessage(
              response.headers()::firstValue, response.body(), trusted, host.instant()));
    } catch (Forged | Unavailable e) {
      throw new UnclearAnswer(String.valueOf(e.getMessage()));
    }
  }
}

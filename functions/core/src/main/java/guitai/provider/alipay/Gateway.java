package guitai.provider.alipay;

import guitai.host.Host;
import guitai.http.RetryBudget;
import guitai.http.UnclearAnswer;
import guitai.json.MalformedJson;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/// Signed calls to Alipay, whose answers count when they are verified. A call with an unclear
/// outcome is repeated with the same numbers, at most twice and within eight seconds in all;
/// [#callOnce] repeats nothing.
final class Gateway {
  private static final int OK = 200;
  private static final Duration DOWNLOAD = Duration.ofMinutes(2);

  private final AlipayAccount account;
  private final Supplier<AlipayMerchant> merchant;
  private final Supplier<AlipayKeys> keys;
  private final Host host;

  Gateway(
      AlipayAccount account,
      Supplier<AlipayMerchant> merchant,
      Supplier<AlipayKeys> keys,
      Host host) {
    this.account = account;
    this.merchant = merchant;
    this.keys = keys;
    this.host = host;
  }

  /// Signs a call that a browser or an app carries to Alipay.
  SignedRequest sign(Call call) {
    return call.sign(account, merchant.get(), host.instant());
  }

  /// @throws Unavailable if no answer could be verified, or it says that the outcome is unknown
  Answer call(Call call) {
    return call(call, RetryBudget.REPEATED);
  }

  /// As [#call], but never repeated: if the outcome is unclear, the caller queries it.
  Answer callOnce(Call call) {
    return call(call, RetryBudget.ONCE);
  }

  /// Downloads a file from the address in a signed answer; the file itself is unsigned.
  ///
  /// @throws Unavailable if the address isn't Alipay's, or the file came incomplete
  void download(URI address, Path file) {
    if (!account.trusts(address)) {
      throw new Unavailable("a file's address is on another host");
    }
    var request = HttpRequest.newBuilder(address).header("User-Agent", "Guitai/1").build();
    try {
      int status = host.transport().download(request, file, DOWNLOAD);
      if (status != OK) {
        throw new Unavailable("Alipay refused a file: HTTP_" + status);
      }
    } catch (IOException e) {
      throw new Unavailable("Alipay sent no complete file", e);
    }
  }

  private Answer call(Call call, RetryBudget budget) {
    var signer = merchant.get();
    var trusted = keys.get();
    requireApart(signer, trusted);
    return budget.call(host, "Alipay", limit -> known(exchange(call, signer, trusted, limit)));
  }

  /// If the app's own key were listed as Alipay's, we would accept what we signed ourselves.
  private static void requireApart(AlipayMerchant merchant, AlipayKeys keys) {
    if (keys.keys().stream().anyMatch(merchant::owns)) {
      throw new IllegalStateException("the key that is trusted as Alipay's is the app's own");
    }
  }

  private Answer exchange(Call call, AlipayMerchant signer, AlipayKeys trusted, Duration limit)
      throws IOException, UnclearAnswer {
    var signed = call.sign(account, signer, host.instant());
    var request =
        HttpRequest.newBuilder(signed.address(account.gateway()))
            .timeout(limit)
            .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
            .header("User-Agent", "Guitai/1")
            .POST(BodyPublishers.ofString(signed.body()))
            .build();
    HttpResponse<byte[]> response = host.transport().send(request, limit);
    if (response.statusCode() != OK) {
      throw new IOException("HTTP_" + response.statusCode());
    }
    try {
      return Response.read(response.body(), call.method(), trusted);
    } catch (Forged | MalformedJson e) {
      throw new UnclearAnswer(e);
    }
  }

  private static Answer known(Answer answer) throws UnclearAnswer {
    if (answer instanceof Answer.NotDone error && error.unknown()) {
      throw new UnclearAnswer(error.code());
    }
    return answer;
  }
}

package guitai.provider.alipay;

import guitai.http.Exchange;
import guitai.json.MalformedJson;
import guitai.order.Unavailable;
import guitai.provider.Forged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Signed calls to Alipay, whose answers count when they can be believed. A call whose result
/// nobody knows is repeated with the same numbers, at most twice and within eight seconds in all,
/// unless it is to be made once.
final class Gateway {
  private static final int TRIES = 3;
  private static final int OK = 200;
  private static final Duration BUDGET = Duration.ofMillis(7_500);
  private static final Duration REQUEST = Duration.ofSeconds(4);
  private static final Duration WORTHWHILE = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration DOWNLOAD = Duration.ofMinutes(2);

  private final AlipayAccount account;
  private final Supplier<AlipayMerchant> merchant;
  private final Supplier<AlipayKeys> keys;
  private final InstantSource clock;

  Gateway(
      AlipayAccount account,
      Supplier<AlipayMerchant> merchant,
      Supplier<AlipayKeys> keys,
      InstantSource clock) {
    this.account = account;
    this.merchant = merchant;
    this.keys = keys;
    this.clock = clock;
  }

  /// Signs a call that a browser or an app carries to Alipay.
  SignedRequest sign(Call call) {
    return call.sign(account, merchant.get(), clock.instant());
  }

  /// @throws Unavailable where no answer could be believed, or it says that nobody knows
  Answer call(Call call) {
    return call(call, TRIES);
  }

  /// As [#call], but never repeated: where there is doubt, the caller asks what became of it.
  Answer callOnce(Call call) {
    return call(call, 1);
  }

  /// Fetches a file that a signed answer told the address of; the file itself is unsigned.
  ///
  /// @throws Unavailable where the address isn't Alipay's, or the file didn't come whole
  void download(URI address, Path file) {
    if (!account.trusts(address)) {
      throw new Unavailable("a file is told to be with somebody else");
    }
    var request = HttpRequest.newBuilder(address).header("User-Agent", "Guitai/1").build();
    try {
      int status = Exchange.download(request, file, DOWNLOAD);
      if (status != OK) {
        throw new Unavailable("Alipay did not give a file: HTTP_" + status);
      }
    } catch (IOException e) {
      throw new Unavailable("Alipay gave no whole file", e);
    }
  }

  private Answer call(Call call, int tries) {
    var signer = merchant.get();
    var trusted = keys.get();
    requireApart(signer, trusted);
    long end = System.nanoTime() + BUDGET.toNanos();
    for (int tried = 1; ; tried++) {
      try {
        var patience = tries == 1 ? BUDGET : REQUEST;
        return known(exchange(call, signer, trusted, least(patience, until(end))));
      } catch (IOException | Forged | MalformedJson | Doubtful e) {
        if (tried == tries || until(end).compareTo(WORTHWHILE) < 0) {
          throw new Unavailable("Alipay gave no answer to be believed: " + e.getMessage(), e);
        }
        pause(PAUSE.multipliedBy(tried));
      }
    }
  }

  /// The app's own key in the place of Alipay's would believe what we signed ourselves.
  private static void requireApart(AlipayMerchant merchant, AlipayKeys keys) {
    if (keys.keys().stream().anyMatch(merchant::owns)) {
      throw new IllegalStateException("the key that is trusted as Alipay's is the app's own");
    }
  }

  private Answer exchange(Call call, AlipayMerchant signer, AlipayKeys trusted, Duration limit)
      throws IOException, Forged {
    var signed = call.sign(account, signer, clock.instant());
    var request =
        HttpRequest.newBuilder(signed.address(account.gateway()))
            .timeout(limit)
            .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
            .header("User-Agent", "Guitai/1")
            .POST(BodyPublishers.ofString(signed.body()))
            .build();
    HttpResponse<byte[]> response = Exchange.send(request, limit);
    if (response.statusCode() != OK) {
      throw new IOException("HTTP_" + response.statusCode());
    }
    return Response.read(response.body(), call.method(), trusted);
  }

  private static Answer known(Answer answer) throws Doubtful {
    if (answer instanceof Answer.NotDone error && error.unknown()) {
      throw new Doubtful(error.code());
    }
    return answer;
  }

  private static Duration until(long end) {
    return Duration.ofNanos(end - System.nanoTime());
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while Alipay was asked", e);
    }
  }

  /// An answer that says that nobody knows.
  private static final class Doubtful extends Exception {
    private static final long serialVersionUID = 1;

    Doubtful(String message) {
      super(message);
    }
  }
}

package guitai.provider.unionpay;

import guitai.host.Host;
import guitai.host.Transport;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Signed calls to UnionPay, each made once. Only a signed answer counts. Any other answer leaves
/// the outcome unknown: the call throws [Unavailable].
final class Api {
  static final String TOKEN = "/gateway/api/appTransReq.do";
  static final String BACK = "/gateway/api/backTransReq.do";
  static final String QUERY = "/gateway/api/queryTrans.do";

  /// Shorter than the lease of a prepay call.
  private static final Duration PATIENCE = Duration.ofMillis(7_500);

  private static final Pattern CODE = Pattern.compile("(?:^|&)respCode=([0-9A-Z]{2})(?:&|$)");

  private final UnionPayAccount account;
  private final Supplier<UnionPayMerchant> merchant;
  private final Signers signers;
  private final Host host;

  Api(
      UnionPayAccount account,
      Supplier<UnionPayMerchant> merchant,
      UnionPayRoots roots,
      Host host) {
    this.account = account;
    this.merchant = merchant;
    this.signers = new Signers(roots);
    this.host = host;
  }

  /// @throws Unavailable where no verified answer came
  SignedMessage post(String path, Fields message) {
    var address = URI.create(account.gateway().toString().replaceFirst("/$", "") + path);
    try {
      return verified(host.transport().send(request(address, message), PATIENCE));
    } catch (IOException e) {
      throw new Unavailable("UnionPay gave no answer", e);
    }
  }

  HttpRequest request(URI address, Fields message) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
        .header("User-Agent", "Guitai/1")
        .POST(BodyPublishers.ofString(merchant.get().sign(message).form()))
        .build();
  }

  private SignedMessage verified(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new Unavailable("UnionPay gave no answer: HTTP_" + answer.statusCode());
    }
    return verified(answer.body());
  }

  /// @throws Unavailable where the signature doesn't verify; the message contains the unsigned
  ///   code, for the log
  SignedMessage verified(byte[] body) {
    try {
      return SignedMessage.of(Wire.answer(body), signers, host.instant());
    } catch (Forged e) {
      throw new Unavailable(
          "UnionPay's answer can't be verified"
              + unsignedCode(body).map(c -> " (" + c + ")").orElse(""),
          e);
    }
  }

  private static Optional<String> unsignedCode(byte[] body) {
    var text =
        new String(body, 0, Math.min(body.length, Transport.LIMIT), StandardCharsets.US_ASCII);
    var code = CODE.matcher(text);
    return code.find() ? Optional.of(code.group(1)) : Optional.empty();
  }

  /// For a code that leaves the transaction's outcome open.
  static Unavailable unavailable(SignedMessage answer) {
    return new Unavailable("UnionPay did not do a call: " + answer.text("respCode").orElse("?"));
  }
}

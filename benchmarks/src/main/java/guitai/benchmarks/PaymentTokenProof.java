package guitai.benchmarks;

import guitai.keys.AppleRoot;
import guitai.keys.Pem;
import guitai.provider.Forged;
import guitai.provider.applepay.MerchantKey;
import guitai.provider.applepay.MerchantKeys;
import guitai.provider.applepay.PaymentToken;
import guitai.provider.applepay.ProvedToken;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// An Apple Pay token of a real device, verified and decrypted. It has no peer: no provider
/// publishes a library for it.
@State(Scope.Benchmark)
public class PaymentTokenProof {
  private final byte[] token = Vectors.bytes("/applepay/published/gala.json");
  private final Instant now = Instant.parse("2021-09-01T19:03:06Z");
  private final MerchantKeys keys =
      new MerchantKeys(
          "merchant.test.spreedly.123merchant",
          List.of(
              MerchantKey.of(
                  Pem.certificate(Vectors.text("/applepay/published/gala-certificate.pem")),
                  Pem.privateKey("EC", Vectors.text("/applepay/published/gala-key.pem")))));

  @Benchmark
  public String guitai() throws Forged {
    var proved = new ProvedToken(PaymentToken.parse(token), AppleRoot.certificate(), now);
    try (var card = proved.open(keys)) {
      return proved.digest() + card;
    }
  }
}

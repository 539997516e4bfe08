package guitai.benchmarks;

import com.apple.itunes.storekit.model.Environment;
import com.apple.itunes.storekit.model.JWSTransactionDecodedPayload;
import com.apple.itunes.storekit.verification.SignedDataVerifier;
import com.apple.itunes.storekit.verification.VerificationException;
import guitai.keys.Pem;
import guitai.provider.Forged;
import guitai.provider.appstore.AppStoreAccount;
import guitai.provider.appstore.AppStoreEnvironment;
import guitai.provider.appstore.AppStoreNotification;
import guitai.provider.appstore.AppStoreVerifier;
import java.io.ByteArrayInputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A notification of a purchase and the transaction in it, each verified: by our code with
/// certificates known from before (`guitai`) and unknown (`cold`), and by Apple's library, which
/// makes no online check either.
@State(Scope.Benchmark)
public class AppStoreCallback {
  private static final long APP = 1234;

  private final String signed =
      Vectors.json("/appstore/synthetic/one_time_charge_cny_production.json")
          .getString("signedPayload");
  private final Instant now = Instant.parse("2026-06-01T00:00:00Z");
  private final X509Certificate root = Pem.certificate(Vectors.text("/appstore/certs/testCA.pem"));
  private final AppStoreAccount account =
      new AppStoreAccount("com.example", Optional.of(APP), AppStoreEnvironment.PRODUCTION);
  private final AppStoreVerifier ours = new AppStoreVerifier(account, root);
  private final SignedDataVerifier theirs =
      new SignedDataVerifier(
          Set.of(new ByteArrayInputStream(Vectors.bytes("/appstore/certs/testCA.der"))),
          "com.example",
          APP,
          Environment.PRODUCTION,
          false);

  @Benchmark
  public AppStoreNotification guitai() throws Forged {
    return ours.notification(signed, now);
  }

  @Benchmark
  public AppStoreNotification cold() throws Forged {
    return new AppStoreVerifier(account, root).notification(signed, now);
  }

  @Benchmark
  public JWSTransactionDecodedPayload sdk() throws VerificationException {
    var notification = theirs.verifyAndDecodeNotification(signed);
    return theirs.verifyAndDecodeTransaction(notification.getData().getSignedTransactionInfo());
  }
}

package guitai.journeys.appstore;

import com.apple.itunes.storekit.client.AppStoreServerAPIClient;
import com.apple.itunes.storekit.model.Environment;
import com.apple.itunes.storekit.verification.SignedDataVerifier;
import com.apple.itunes.storekit.verification.VerificationException;
import guitai.http.JdkHost;
import guitai.keys.Pem;
import guitai.provider.Forged;
import guitai.provider.appstore.AppStoreAccount;
import guitai.provider.appstore.AppStoreEnvironment;
import guitai.provider.appstore.AppStoreKey;
import guitai.provider.appstore.AppStoreServer;
import guitai.provider.appstore.AppStoreVerifier;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/// Both libraries, configured for the simulator's developer.
final class AppleLibrary {
  private final URI simulator;
  private final JsonObject credentials;
  private final long app;

  AppleLibrary(URI simulator, JsonObject credentials) {
    this.simulator = simulator;
    this.credentials = credentials;
    app = credentials.getJsonNumber("appAppleId").longValueExact();
  }

  /// Apple's client, whose calls go to the simulator.
  AppStoreServerAPIClient client() {
    return new AppStoreServerAPIClient(
        credentials.getString("privateKey"),
        credentials.getString("keyId"),
        credentials.getString("issuerId"),
        credentials.getString("bundleId"),
        Environment.PRODUCTION) {
      @Override
      protected Response getResponse(Request request) throws IOException {
        var moved =
            request
                .url()
                .newBuilder()
                .scheme(simulator.getScheme())
                .host(simulator.getHost())
                .port(simulator.getPort())
                .build();
        return super.getResponse(request.newBuilder().url(moved).build());
      }
    };
  }

  SignedDataVerifier theirs() {
    var root = credentials.getString("rootCertificate").getBytes(StandardCharsets.UTF_8);
    return new SignedDataVerifier(
        Set.of(new ByteArrayInputStream(root)),
        credentials.getString("bundleId"),
        app,
        Environment.PRODUCTION,
        false);
  }

  AppStoreVerifier ours() {
    return new AppStoreVerifier(
        new AppStoreAccount(
            credentials.getString("bundleId"), Optional.of(app), AppStoreEnvironment.PRODUCTION),
        Pem.certificate(credentials.getString("rootCertificate")));
  }

  AppStoreServer server() {
    var key = AppStoreKey.parse(credentials.toString());
    return new AppStoreServer(simulator, ours(), () -> key, new JdkHost(InstantSource.system()));
  }

  /// Whether Apple's library accepts a notification and all signed data in it.
  boolean theirsBelieves(String signed) {
    var verifier = theirs();
    try {
      var data = verifier.verifyAndDecodeNotification(signed).getData();
      if (data != null && data.getSignedTransactionInfo() != null) {
        verifier.verifyAndDecodeTransaction(data.getSignedTransactionInfo());
      }
      if (data != null && data.getSignedRenewalInfo() != null) {
        verifier.verifyAndDecodeRenewalInfo(data.getSignedRenewalInfo());
      }
      return true;
    } catch (VerificationException _) {
      return false;
    }
  }

  /// Whether our library does.
  boolean oursBelieves(String signed) {
    try {
      ours().notification(signed, Instant.now());
      return true;
    } catch (Forged _) {
      return false;
    }
  }
}

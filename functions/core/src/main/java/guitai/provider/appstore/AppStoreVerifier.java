package guitai.provider.appstore;

import guitai.json.Field;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Verifies an object that the App Store signed: the signer, the date, the app and the environment.
/// `now` is the date of an object without a signature date, and the limit for one dated in the
/// future.
public final class AppStoreVerifier {
  private static final String SIGNED_AT = "signedDate";

  private final AppStoreAccount account;
  private final Chains chains;

  /// A verifier that doesn't check whether a certificate was revoked since.
  ///
  /// @param root Apple's ([guitai.keys.AppleRoot]); another one in simulators and tests
  public AppStoreVerifier(AppStoreAccount account, X509Certificate root) {
    this(account, root, Revocation.notAsked());
  }

  /// @param root as above
  /// @param revocation the check of the certificates that lead to the root
  public AppStoreVerifier(AppStoreAccount account, X509Certificate root, Revocation revocation) {
    this.account = account;
    this.chains = new Chains(root, revocation);
  }

  public AppStoreAccount account() {
    return account;
  }

  /// `signedPayload`; each signed object inside it is verified on its own.
  public AppStoreNotification notification(String signed, Instant now) throws Forged {
    var json = SignedObject.content(signed, SIGNED_AT, chains, now);
    var about = about(json).orElseThrow(VerificationFailure.APP::forged);
    requireApp(about);
    requireEnvironment(environment(about));
    var transaction = Field.text(about, "signedTransactionInfo");
    var renewal = Field.text(about, "signedRenewalInfo");
    var proved =
        transaction.isPresent()
            ? Optional.of(transaction(transaction.get(), now))
            : Optional.<SignedTransaction>empty();
    var renewed =
        renewal.isPresent()
            ? Optional.of(renewal(renewal.get(), now))
            : Optional.<SignedRenewal>empty();
    requireTogether(proved, renewed);
    return new AppStoreNotification(json, proved, renewed);
  }

  /// `signedTransactionInfo`.
  public SignedTransaction transaction(String signed, Instant now) throws Forged {
    var json = SignedObject.content(signed, SIGNED_AT, chains, now);
    requireBundle(json);
    requireEnvironment(json.getString("environment", ""));
    return new SignedTransaction(json, account);
  }

  /// `signedRenewalInfo`; it names no app, so it counts only beside its transaction.
  public SignedRenewal renewal(String signed, Instant now) throws Forged {
    var json = SignedObject.content(signed, SIGNED_AT, chains, now);
    requireEnvironment(json.getString("environment", ""));
    return new SignedRenewal(json);
  }

  /// `signedAppTransactionInfo`: the purchase or download of the app itself.
  public JsonObject appTransaction(String signed, Instant now) throws Forged {
    var json = SignedObject.content(signed, "receiptCreationDate", chains, now);
    requireApp(json);
    requireEnvironment(json.getString("receiptType", ""));
    return json;
  }

  private static Optional<JsonObject> about(JsonObject json) {
    return Stream.of("data", "summary", "externalPurchaseToken", "appData", "unclaimInfo")
        .flatMap(name -> Field.object(json, name).stream())
        .findFirst();
  }

  /// The prefix of an external purchase token shows its environment.
  private static String environment(JsonObject about) {
    return Field.text(about, "externalPurchaseId")
        .map(id ->
            (id.startsWith("SANDBOX")
                    ? AppStoreEnvironment.SANDBOX
                    : AppStoreEnvironment.PRODUCTION)
                .text())
        .orElseGet(() -> about.getString("environment", ""));
  }

  private void requireApp(JsonObject json) throws Forged {
    requireBundle(json);
    boolean other =
        account.environment() == AppStoreEnvironment.PRODUCTION
            && !Field.number(json, "appAppleId").equals(account.appAppleId());
    if (other) {
      throw VerificationFailure.APP.forged();
    }
  }

  private void requireBundle(JsonObject json) throws Forged {
    if (!account.bundleId().equals(json.getString("bundleId", ""))) {
      throw VerificationFailure.APP.forged();
    }
  }

  private void requireEnvironment(String text) throws Forged {
    if (AppStoreEnvironment.of(text).filter(account.environment()::equals).isEmpty()) {
      throw VerificationFailure.ENVIRONMENT.forged();
    }
  }

  private static void requireTogether(
      Optional<SignedTransaction> transaction, Optional<SignedRenewal> renewal) throws Forged {
    boolean apart =
        renewal
            .filter(renewed ->
                transaction
                    .filter(proved -> proved.original().equals(renewed.original()))
                    .isEmpty())
            .isPresent();
    if (apart) {
      throw VerificationFailure.CONTENT.forged();
    }
  }
}

package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.inapp.AccountTokenDerivation;
import guitai.inapp.AccountTokens;
import guitai.inapp.PurchaseUpdate;
import guitai.json.Json;
import guitai.notification.PurchaseRecorder;
import guitai.problem.Problem;
import guitai.provider.Forged;
import guitai.provider.appstore.AppStoreEnvironment;
import guitai.provider.appstore.AppStoreNotifications;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Links in-app purchases (应用内购买) to our customer: before the purchase by the token that the app
/// passes to the App Store, or after it by the signed transaction that the customer presents.
public record ClaimPurchase(
    PurchaseRecorder recorder,
    AccountTokens accounts,
    Optional<Supplier<AccountTokenDerivation>> numbers,
    Optional<AppStoreNotifications> appStore,
    InstantSource clock,
    Log log)
    implements RequestStreamHandler {
  private static final String FIELD = "signedTransaction";

  public ClaimPurchase() {
    this(Wiring.ofEnvironment());
  }

  private ClaimPurchase(Wiring wiring) {
    this(
        wiring.purchaseRecorder(),
        wiring.accountTokens(),
        wiring.accountNumbers(),
        wiring.presented(),
        wiring.clock(),
        wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Edge.serve(in, out, context, log, this::answer);
  }

  private HttpAnswer answer(HttpRequest request, Log.Line log) {
    return switch (request.route()) {
      case "POST /purchases" -> claim(request, log);
      case "POST /purchases/account-token" -> token(request);
      default -> throw Problem.notFound();
    };
  }

  /// A customer always gets the same token. It is stored before it is answered, so that every
  /// purchase with this token finds its customer.
  private HttpAnswer token(HttpRequest request) {
    var customer = request.customer();
    var token = numbers.orElseThrow(ClaimPurchase::noApp).get().token(customer);
    accounts.store(token, customer);
    return HttpAnswer.json(200, Json.object().add("appAccountToken", token).build());
  }

  private HttpAnswer claim(HttpRequest request, Log.Line log) {
    var now = clock.instant();
    var store = appStore.orElseThrow(ClaimPurchase::noApp);
    try {
      var presented = store.present(signedTransaction(request), now);
      log.put("purchase", presented.update().purchase().text());
      recorder.claim(request.customer(), presented.update(), presented.evidence(), now);
      return HttpAnswer.json(200, view(presented.update()));
    } catch (Forged e) {
      throw refused(store, e);
    }
  }

  /// App Review and testers buy in the sandbox with the app that is sold.
  private static Problem refused(AppStoreNotifications store, Forged forged) {
    boolean sandbox =
        forged.kind() == Forged.Kind.OTHER_ENVIRONMENT
            && store.environment() == AppStoreEnvironment.PRODUCTION;
    return sandbox
        ? Problem.of(
            422,
            "sandbox-purchase",
            "This was bought in the App Store's sandbox: present it to the deployment that serves"
                + " the sandbox. 这是沙盒环境中的购买，请提交到沙盒环境的服务。")
        : Problem.of(
            422,
            "not-proved",
            "The App Store did not sign this for our app. 这不是 App Store 为本应用签署的交易。");
  }

  private static Problem noApp() {
    return Problem.of(404, "no-ios-app", "There is no iOS app to buy in. 没有可在其中购买的 iOS 应用。");
  }

  private static String signedTransaction(HttpRequest request) {
    var body = RequestBody.of(request);
    RequestBody.requireOnly(body, Set.of(FIELD));
    if (!(body.get(FIELD) instanceof JsonString text)
        || !RequestBody.visible(text.getString(), RequestBody.LIMIT)) {
      throw RequestBody.invalid(FIELD, "is not the text that the App Store signed");
    }
    return text.getString();
  }

  private static JsonObject view(PurchaseUpdate update) {
    var json =
        Json.object()
            .add("store", update.purchase().provider())
            .add("purchase", update.purchase().number());
    update.transaction().ifPresent(t -> json.add("transaction", t.number()));
    return json.build();
  }
}

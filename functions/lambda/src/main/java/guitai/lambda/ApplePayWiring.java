package guitai.lambda;

import guitai.provider.AccountSecrets;
import guitai.provider.PaymentTokens;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.provider.applepay.Acquirer;
import guitai.provider.applepay.AcquirerAccount;
import guitai.provider.applepay.AcquirerKey;
import guitai.provider.applepay.ApplePayMerchant;
import guitai.provider.applepay.ApplePayTokens;
import guitai.provider.applepay.ApplePayWallet;
import guitai.provider.applepay.HttpAcquirer;
import guitai.provider.applepay.MerchantKeys;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Apple Pay's tokens and the acquirer that charges them, where the deployment has one; empty
/// otherwise.
///
/// @param root above Apple's signers of tokens
record ApplePayWiring(Settings settings, X509Certificate root) implements ProviderWiring {
  @Override
  public List<Wallet> wallets() {
    return offered() ? each(acquirer -> new ApplePayWallet(merchant(), acquirer)) : List.of();
  }

  @Override
  public List<Refunds> refunds() {
    return offered() ? each(acquirer -> acquirer) : List.of();
  }

  /// Only AuthorizePayment may read the keys that decrypt tokens.
  PaymentTokens tokens() {
    return new ApplePayTokens(keys(), acquirers().getFirst(), root);
  }

  private boolean offered() {
    return settings.optional("APPLE_PAY_MERCHANT_ID").isPresent();
  }

  private ApplePayMerchant merchant() {
    return new ApplePayMerchant(
        settings.required("APPLE_PAY_MERCHANT_ID"), settings.required("APPLE_PAY_MERCHANT_NAME"));
  }

  private Supplier<MerchantKeys> keys() {
    var merchant = merchant().id();
    return settings.secret(
        "APPLE_PAY_KEYS_ARN", document -> MerchantKeys.parse(merchant, document));
  }

  private <T> List<T> each(Function<Acquirer, T> of) {
    return acquirers().stream().map(of).toList();
  }

  /// The acquirer under each of our accounts, today's first.
  private List<Acquirer> acquirers() {
    var today = settings.required("APPLE_PAY_ACQUIRER_ACCOUNT");
    var acquirers = new ArrayList<Acquirer>();
    acquirers.add(acquirer(today, merchant().id(), AcquirerKey::parse));
    FormerAccount.list(settings, "APPLE_PAY_FORMER").stream()
        .filter(former -> !former.account().equals(today))
        .forEach(former -> acquirers.add(former(former)));
    return List.copyOf(acquirers);
  }

  private Acquirer former(FormerAccount former) {
    return acquirer(
        former.account(),
        former.requiredApp(),
        document -> AcquirerKey.parse(AccountSecrets.former(document, former.account())));
  }

  private Acquirer acquirer(String account, String app, Function<String, AcquirerKey> parse) {
    return new HttpAcquirer(
        new AcquirerAccount(account, URI.create(settings.required("APPLE_PAY_ACQUIRER_URL")), app),
        settings.secret("APPLE_PAY_ACQUIRER_ARN", parse),
        settings.host());
  }
}

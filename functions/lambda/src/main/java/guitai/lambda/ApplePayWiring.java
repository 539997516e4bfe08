package guitai.lambda;

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
import java.util.List;
import java.util.function.Supplier;

/// Apple Pay's tokens and the acquirer that charges them, where the deployment has one; empty
/// otherwise.
///
/// @param root above Apple's signers of tokens
record ApplePayWiring(Settings settings, X509Certificate root) implements ProviderWiring {
  @Override
  public List<Wallet> wallets() {
    return offered() ? List.of(new ApplePayWallet(merchant(), acquirer())) : List.of();
  }

  @Override
  public List<Refunds> refunds() {
    return offered() ? List.of(acquirer()) : List.of();
  }

  /// Only AuthorizePayment may read the keys that decrypt tokens.
  PaymentTokens tokens() {
    return new ApplePayTokens(keys(), acquirer(), root);
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

  private Acquirer acquirer() {
    return new HttpAcquirer(
        new AcquirerAccount(
            settings.required("APPLE_PAY_ACQUIRER_ACCOUNT"),
            URI.create(settings.required("APPLE_PAY_ACQUIRER_URL")),
            merchant().id()),
        settings.secret("APPLE_PAY_ACQUIRER_ARN", AcquirerKey::parse),
        settings.host());
  }
}

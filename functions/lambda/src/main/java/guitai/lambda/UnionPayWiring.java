package guitai.lambda;

import guitai.provider.Bills;
import guitai.provider.Notifications;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.provider.unionpay.UnionPayAccount;
import guitai.provider.unionpay.UnionPayBills;
import guitai.provider.unionpay.UnionPayMerchant;
import guitai.provider.unionpay.UnionPayNotifications;
import guitai.provider.unionpay.UnionPayRefunds;
import guitai.provider.unionpay.UnionPayRoots;
import guitai.provider.unionpay.UnionPayWallet;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// Apple Pay in apps through UnionPay, where a deployment is a merchant there; nothing otherwise.
record UnionPayWiring(Settings settings, UnionPayRoots roots) implements ProviderWiring {
  @Override
  public List<Wallet> wallets() {
    return offered()
        ? List.of(new UnionPayWallet(account(), merchant(), roots, settings.host()))
        : List.of();
  }

  @Override
  public List<Refunds> refunds() {
    return offered()
        ? List.of(new UnionPayRefunds(account(), merchant(), roots, settings.host()))
        : List.of();
  }

  @Override
  public List<Bills> bills() {
    return offered()
        ? List.of(new UnionPayBills(account(), merchant(), roots, settings.host()))
        : List.of();
  }

  @Override
  public List<Notifications> notifications() {
    return offered() ? List.of(new UnionPayNotifications(account(), roots)) : List.of();
  }

  private boolean offered() {
    return settings.optional("UNION_PAY_MER_ID").isPresent();
  }

  private Supplier<UnionPayMerchant> merchant() {
    return settings.secret("UNION_PAY_MERCHANT_ARN", UnionPayMerchant::parse);
  }

  private UnionPayAccount account() {
    return new UnionPayAccount(
        settings.required("UNION_PAY_MER_ID"),
        URI.create(settings.required("UNION_PAY_URL")),
        URI.create(settings.required("UNION_PAY_FILES_URL")),
        URI.create(settings.required("PUBLIC_URL") + "/notifications/union-pay"));
  }
}

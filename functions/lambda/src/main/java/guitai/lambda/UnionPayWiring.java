package guitai.lambda;

import guitai.provider.AccountBills;
import guitai.provider.AccountNotifications;
import guitai.provider.AccountSecrets;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Apple Pay in apps through UnionPay, where a deployment is a merchant there; nothing otherwise.
record UnionPayWiring(Settings settings, UnionPayRoots roots) implements ProviderWiring {
  @Override
  public List<Wallet> wallets() {
    return each(account -> new UnionPayWallet(account, merchant(account), roots, settings.host()));
  }

  @Override
  public List<Refunds> refunds() {
    return each(account -> new UnionPayRefunds(account, merchant(account), roots, settings.host()));
  }

  @Override
  public List<Bills> bills() {
    List<Bills> bills =
        each(account -> new UnionPayBills(account, merchant(account), roots, settings.host()));
    return bills.isEmpty() ? List.of() : List.of(new AccountBills(bills));
  }

  @Override
  public List<Notifications> notifications() {
    List<Notifications> notifications = each(account -> new UnionPayNotifications(account, roots));
    return notifications.isEmpty() ? List.of() : List.of(new AccountNotifications(notifications));
  }

  private <T> List<T> each(Function<UnionPayAccount, T> of) {
    return accounts().stream().map(of).toList();
  }

  private Supplier<UnionPayMerchant> merchant(UnionPayAccount account) {
    boolean today =
        settings.optional("UNION_PAY_MER_ID").filter(account.merId()::equals).isPresent();
    return settings.secret(
        "UNION_PAY_MERCHANT_ARN",
        document ->
            UnionPayMerchant.parse(
                today ? document : AccountSecrets.former(document, account.merId())));
  }

  /// Today's account first; none where the deployment is no merchant there.
  private List<UnionPayAccount> accounts() {
    var today = settings.optional("UNION_PAY_MER_ID");
    var former = FormerAccount.list(settings, "UNION_PAY_FORMER");
    return today.stream()
        .flatMap(
            merId -> Stream.concat(today.stream(), FormerAccount.accounts(former, merId).stream()))
        .map(this::account)
        .toList();
  }

  private UnionPayAccount account(String merId) {
    return new UnionPayAccount(
        merId,
        URI.create(settings.required("UNION_PAY_URL")),
        URI.create(settings.required("UNION_PAY_FILES_URL")),
        URI.create(settings.required("PUBLIC_URL") + "/notifications/union-pay"));
  }
}

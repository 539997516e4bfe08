package guitai.lambda;

import guitai.provider.AccountBills;
import guitai.provider.AccountNotifications;
import guitai.provider.AccountSecrets;
import guitai.provider.Bills;
import guitai.provider.Notifications;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.provider.alipay.AlipayAccount;
import guitai.provider.alipay.AlipayBills;
import guitai.provider.alipay.AlipayKeys;
import guitai.provider.alipay.AlipayMerchant;
import guitai.provider.alipay.AlipayNotifications;
import guitai.provider.alipay.AlipayRefunds;
import guitai.provider.alipay.AlipayWallet;
import guitai.storefront.Channel;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Alipay (支付宝), where the deployment has an app there; empty otherwise.
record AlipayWiring(Settings settings) implements ProviderWiring {
  @Override
  public List<Wallet> wallets() {
    return each(
        merchants(),
        account -> new AlipayWallet(account, merchant(account), keys(account), settings.host()));
  }

  @Override
  public List<Refunds> refunds() {
    return each(
        merchants(),
        account -> new AlipayRefunds(account, merchant(account), keys(account), settings.host()));
  }

  @Override
  public List<Bills> bills() {
    var bills =
        AlipayWiring.<Bills>each(
            merchants(),
            account -> new AlipayBills(account, merchant(account), keys(account), settings.host()));
    return bills.isEmpty() ? List.of() : List.of(new AccountBills(bills));
  }

  @Override
  public List<Notifications> notifications() {
    var notifications =
        AlipayWiring.<Notifications>each(
            accounts(), account -> new AlipayNotifications(account, keys(account)));
    return notifications.isEmpty() ? List.of() : List.of(new AccountNotifications(notifications));
  }

  private static <T> List<T> each(List<AlipayAccount> accounts, Function<AlipayAccount, T> of) {
    return accounts.stream().map(of).toList();
  }

  private Supplier<AlipayMerchant> merchant(AlipayAccount account) {
    return secret("ALIPAY_MERCHANT_ARN", account, AlipayMerchant::parse);
  }

  private Supplier<AlipayKeys> keys(AlipayAccount account) {
    return secret("ALIPAY_TRUST_ARN", account, AlipayKeys::parse);
  }

  /// Alipay issues keys to an app, not to a merchant.
  private <T> Supplier<T> secret(String arn, AlipayAccount account, Function<String, T> parse) {
    boolean today = settings.optional("ALIPAY_APP_ID").filter(account.appId()::equals).isPresent();
    return settings.secret(
        arn,
        document ->
            parse.apply(today ? document : AccountSecrets.former(document, account.appId())));
  }

  /// One account for each app, today's first; none where Alipay is not offered.
  private List<AlipayAccount> accounts() {
    if (settings.optional("ALIPAY_APP_ID").isEmpty()) {
      return List.of();
    }
    var accounts = new ArrayList<AlipayAccount>();
    accounts.add(
        account(
            settings.required("ALIPAY_APP_ID"),
            settings.required("ALIPAY_SELLER_ID"),
            channels(settings.required("ALIPAY_CHANNELS"))));
    FormerAccount.list(settings, "ALIPAY_FORMER")
        .forEach(former -> accounts.add(account(former.requiredApp(), former.account(), Set.of())));
    return List.copyOf(accounts);
  }

  /// One account for each merchant: any of its apps may call for all.
  private List<AlipayAccount> merchants() {
    var merchants = new LinkedHashMap<String, AlipayAccount>();
    accounts().forEach(account -> merchants.putIfAbsent(account.sellerId(), account));
    return List.copyOf(merchants.values());
  }

  private AlipayAccount account(String app, String seller, Set<Channel> channels) {
    return new AlipayAccount(
        app,
        seller,
        channels,
        settings.optional("ALIPAY_QR_PRODUCT").orElse(AlipayAccount.CODES),
        URI.create(settings.required("ALIPAY_URL")),
        URI.create(settings.required("PUBLIC_URL") + "/notifications/alipay"));
  }

  private static Set<Channel> channels(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(name -> Channel.of(name.strip()).orElseThrow(() -> unknown(name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static IllegalStateException unknown(String channel) {
    return new IllegalStateException("there is no channel '" + channel + "'");
  }
}

package guitai.lambda;

import guitai.provider.AccountBills;
import guitai.provider.AccountNotifications;
import guitai.provider.AccountSecrets;
import guitai.provider.Bills;
import guitai.provider.CertificatePublisher;
import guitai.provider.Certificates;
import guitai.provider.Certificates.Published;
import guitai.provider.Notifications;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.provider.wechatpay.PlatformCertificate;
import guitai.provider.wechatpay.WechatPayAccount;
import guitai.provider.wechatpay.WechatPayBills;
import guitai.provider.wechatpay.WechatPayCertificates;
import guitai.provider.wechatpay.WechatPayKeys;
import guitai.provider.wechatpay.WechatPayMerchant;
import guitai.provider.wechatpay.WechatPayNotifications;
import guitai.provider.wechatpay.WechatPayRefunds;
import guitai.provider.wechatpay.WechatPaySecrets;
import guitai.provider.wechatpay.WechatPayWallet;
import guitai.storefront.Channel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// WeChat Pay (微信支付), which every deployment has.
///
/// @param published stores the platform certificates that were published after the keys in the
///   settings
record WechatPayWiring(Settings settings, Certificates published) implements ProviderWiring {
  /// A delivery may arrive before its certificate is stored; WeChat Pay sends it again in a minute.
  private static final Duration CERTIFICATE_AGE = Duration.ofSeconds(20);

  @Override
  public List<Wallet> wallets() {
    return each(account ->
        new WechatPayWallet(account, merchant(account), listed(account), settings.host()));
  }

  @Override
  public List<Refunds> refunds() {
    return each(account ->
        new WechatPayRefunds(account, merchant(account), listed(account), settings.host()));
  }

  @Override
  public List<Bills> bills() {
    return List.of(
        new AccountBills(
            each(account ->
                new WechatPayBills(account, merchant(account), listed(account), settings.host()))));
  }

  @Override
  public List<Notifications> notifications() {
    return List.of(
        new AccountNotifications(
            each(
                account -> new WechatPayNotifications(account, trust(account), secrets(account)))));
  }

  List<CertificatePublisher> publishers() {
    return each(account ->
        new WechatPayCertificates(
            account, merchant(account), trust(account), secrets(account), settings.host()));
  }

  private <T> List<T> each(Function<WechatPayAccount, T> of) {
    return accounts().stream().map(of).toList();
  }

  private Supplier<WechatPayMerchant> merchant(WechatPayAccount account) {
    return secret("WECHAT_PAY_MERCHANT_ARN", account, WechatPayMerchant::parse);
  }

  private Supplier<WechatPaySecrets> secrets(WechatPayAccount account) {
    return secret("WECHAT_PAY_NOTIFICATION_ARN", account, WechatPaySecrets::parse);
  }

  private Supplier<WechatPayKeys> listed(WechatPayAccount account) {
    return secret("WECHAT_PAY_TRUST_ARN", account, WechatPayKeys::parse);
  }

  private <T> Supplier<T> secret(String arn, WechatPayAccount account, Function<String, T> parse) {
    boolean today = account.mchid().equals(mchid());
    return settings.secret(
        arn,
        document ->
            parse.apply(today ? document : AccountSecrets.former(document, account.mchid())));
  }

  /// The keys in the settings, and the platform certificates that were published since.
  private Supplier<WechatPayKeys> trust(WechatPayAccount account) {
    var listed = listed(account);
    var cached =
        new Cached<>(
            () -> certificates(published.of(WechatPayCertificates.name(account))),
            CERTIFICATE_AGE,
            settings.host());
    return () -> listed.get().with(cached.get(), settings.host().instant());
  }

  private static List<PlatformCertificate> certificates(Optional<Published> published) {
    return published.map(Published::certificates).orElse(List.of()).stream()
        .map(PlatformCertificate::of)
        .toList();
  }

  private String mchid() {
    return settings.required("WECHAT_PAY_MCHID");
  }

  /// Today's account first.
  private List<WechatPayAccount> accounts() {
    var former = FormerAccount.list(settings, "WECHAT_PAY_FORMER");
    var accounts = new ArrayList<WechatPayAccount>();
    accounts.add(account(mchid(), appids(), former));
    FormerAccount.accounts(former, mchid())
        .forEach(mchid -> accounts.add(account(mchid, Map.of(), former)));
    return List.copyOf(accounts);
  }

  private WechatPayAccount account(
      String mchid, Map<Channel, String> appids, List<FormerAccount> former) {
    return new WechatPayAccount(
        mchid,
        appids,
        FormerAccount.apps(former, mchid),
        URI.create(settings.required("WECHAT_PAY_URL")),
        URI.create(settings.required("PUBLIC_URL") + "/notifications/wechat-pay"));
  }

  private Map<Channel, String> appids() {
    var appids = new EnumMap<Channel, String>(Channel.class);
    settings.optional("WECHAT_PAY_APPID_QR").ifPresent(id -> appids.put(Channel.QR, id));
    settings.optional("WECHAT_PAY_APPID_WECHAT").ifPresent(id -> appids.put(Channel.WECHAT, id));
    settings
        .optional("WECHAT_PAY_APPID_MOBILE_WEB")
        .ifPresent(id -> appids.put(Channel.MOBILE_WEB, id));
    settings.optional("WECHAT_PAY_APPID_APP").ifPresent(id -> appids.put(Channel.APP, id));
    return appids;
  }
}

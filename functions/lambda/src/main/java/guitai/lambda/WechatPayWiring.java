package guitai.lambda;

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
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
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
    return List.of(new WechatPayWallet(account(), merchant(), listed(), settings.host()));
  }

  @Override
  public List<Refunds> refunds() {
    return List.of(new WechatPayRefunds(account(), merchant(), listed(), settings.host()));
  }

  @Override
  public List<Bills> bills() {
    return List.of(new WechatPayBills(account(), merchant(), listed(), settings.host()));
  }

  @Override
  public List<Notifications> notifications() {
    return List.of(new WechatPayNotifications(account(), trust(), secrets()));
  }

  List<CertificatePublisher> publishers() {
    return List.of(
        new WechatPayCertificates(account(), merchant(), trust(), secrets(), settings.host()));
  }

  private Supplier<WechatPayMerchant> merchant() {
    return settings.secret("WECHAT_PAY_MERCHANT_ARN", WechatPayMerchant::parse);
  }

  private Supplier<WechatPaySecrets> secrets() {
    return settings.secret("WECHAT_PAY_NOTIFICATION_ARN", WechatPaySecrets::parse);
  }

  private Supplier<WechatPayKeys> listed() {
    return settings.secret("WECHAT_PAY_TRUST_ARN", WechatPayKeys::parse);
  }

  /// The keys in the settings, and the platform certificates that were published since.
  private Supplier<WechatPayKeys> trust() {
    var listed = listed();
    var cached =
        new Cached<>(
            () -> certificates(published.of(WechatPayNotifications.PROVIDER)),
            CERTIFICATE_AGE,
            settings.host());
    return () -> listed.get().with(cached.get(), settings.host().instant());
  }

  private static List<PlatformCertificate> certificates(Optional<Published> published) {
    return published.map(Published::certificates).orElse(List.of()).stream()
        .map(PlatformCertificate::of)
        .toList();
  }

  private WechatPayAccount account() {
    var appids = new EnumMap<Channel, String>(Channel.class);
    settings.optional("WECHAT_PAY_APPID_QR").ifPresent(id -> appids.put(Channel.QR, id));
    settings.optional("WECHAT_PAY_APPID_WECHAT").ifPresent(id -> appids.put(Channel.WECHAT, id));
    settings
        .optional("WECHAT_PAY_APPID_MOBILE_WEB")
        .ifPresent(id -> appids.put(Channel.MOBILE_WEB, id));
    settings.optional("WECHAT_PAY_APPID_APP").ifPresent(id -> appids.put(Channel.APP, id));
    return new WechatPayAccount(
        settings.required("WECHAT_PAY_MCHID"),
        appids,
        URI.create(settings.required("WECHAT_PAY_URL")),
        URI.create(settings.required("PUBLIC_URL") + "/notifications/wechat-pay"));
  }
}

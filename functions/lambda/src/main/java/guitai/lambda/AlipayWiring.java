package guitai.lambda;

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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Alipay (支付宝), where the deployment has an app there; empty otherwise.
record AlipayWiring(Settings settings) implements ProviderWiring {
  @Override
  public List<Wallet> wallets() {
    return offered()
        ? List.of(new AlipayWallet(account(), merchant(), keys(), settings.host()))
        : List.of();
  }

  @Override
  public List<Refunds> refunds() {
    return offered()
        ? List.of(new AlipayRefunds(account(), merchant(), keys(), settings.host()))
        : List.of();
  }

  @Override
  public List<Bills> bills() {
    return offered()
        ? List.of(new AlipayBills(account(), merchant(), keys(), settings.host()))
        : List.of();
  }

  @Override
  public List<Notifications> notifications() {
    return offered() ? List.of(new AlipayNotifications(account(), keys())) : List.of();
  }

  private boolean offered() {
    return settings.optional("ALIPAY_APP_ID").isPresent();
  }

  private Supplier<AlipayMerchant> merchant() {
    return settings.secret("ALIPAY_MERCHANT_ARN", AlipayMerchant::parse);
  }

  private Supplier<AlipayKeys> keys() {
    return settings.secret("ALIPAY_TRUST_ARN", AlipayKeys::parse);
  }

  private AlipayAccount account() {
    return new AlipayAccount(
        settings.required("ALIPAY_APP_ID"),
        settings.required("ALIPAY_SELLER_ID"),
        channels(settings.required("ALIPAY_CHANNELS")),
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

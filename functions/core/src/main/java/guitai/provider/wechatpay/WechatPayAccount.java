package guitai.provider.wechatpay;

import guitai.http.Addresses;
import guitai.storefront.Channel;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Our merchant account (商户号) at WeChat Pay; nothing of it is secret.
///
/// @param mchid the merchant's number
/// @param appids by the channels we offer; `web` has none at WeChat Pay
/// @param formerApps appids that we offered before: what was paid under them is ours
/// @param baseUrl of its API (`https://api.mch.weixin.qq.com`)
/// @param notifyUrl where WeChat Pay posts notifications: at most 255 characters and no query
public record WechatPayAccount(
    String mchid, Map<Channel, String> appids, Set<String> formerApps, URI baseUrl, URI notifyUrl) {
  static final Set<Channel> CHANNELS =
      EnumSet.of(Channel.QR, Channel.WECHAT, Channel.MOBILE_WEB, Channel.APP);
  private static final URI WECHAT_PAY = URI.create("https://api.mch.weixin.qq.com");
  private static final Pattern MCHID = Pattern.compile("[0-9]{1,32}");
  private static final Pattern APPID = Pattern.compile("[0-9A-Za-z_-]{1,32}");
  private static final int NOTIFY_URL_LIMIT = 255;

  public WechatPayAccount {
    appids = Map.copyOf(appids);
    formerApps = Set.copyOf(formerApps);
    require(MCHID.matcher(mchid).matches(), "an mchid is a number");
    require(CHANNELS.containsAll(appids.keySet()), "WeChat Pay has no such channel");
    require(appids.values().stream().allMatch(WechatPayAccount::isApp), "not an appid");
    require(formerApps.stream().allMatch(WechatPayAccount::isApp), "not an appid");
    require(Addresses.plain(baseUrl), "baseUrl is not the address of an API");
    require(
        Addresses.plain(notifyUrl) && notifyUrl.toString().length() <= NOTIFY_URL_LIMIT,
        "notifyUrl is not an address WeChat Pay can post to");
  }

  /// An account without former apps.
  public WechatPayAccount(String mchid, Map<Channel, String> appids, URI baseUrl, URI notifyUrl) {
    this(mchid, appids, Set.of(), baseUrl, notifyUrl);
  }

  private static boolean isApp(String appid) {
    return APPID.matcher(appid).matches();
  }

  /// Whether this app is ours, or was.
  boolean owns(String appid) {
    return appids.containsValue(appid) || formerApps.contains(appid);
  }

  /// Whether an address belongs to the API we call, or to WeChat Pay's own.
  boolean trusts(URI uri) {
    return uri.getUserInfo() == null
        && (origin(uri).equals(origin(baseUrl)) || origin(uri).equals(origin(WECHAT_PAY)));
  }

  private static String origin(URI uri) {
    int standard = "https".equals(uri.getScheme()) ? 443 : 80;
    int port = uri.getPort() < 0 ? standard : uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + ":" + port;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

package guitai.provider.alipay;

import guitai.http.Addresses;
import guitai.storefront.Channel;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Our merchant account (商户号) at Alipay; nothing of it is secret.
///
/// @param appId the application's number
/// @param sellerId the number of the account that is paid, `2088…`
/// @param formerApps numbers of applications that we had before: what is told of them is ours
/// @param channels those whose products we have a contract for
/// @param qrProduct by the contract for QR codes: [#CODES], or `FACE_TO_FACE_PAYMENT`
/// @param gateway the address of our calls and of the customers' browsers
///   (`https://openapi.alipay.com/gateway.do`)
/// @param notifyUrl where Alipay posts notifications: at most 256 characters and no query
public record AlipayAccount(
    String appId,
    String sellerId,
    Set<String> formerApps,
    Set<Channel> channels,
    String qrProduct,
    URI gateway,
    URI notifyUrl) {
  /// The product of a contract for QR codes, unless the contract says otherwise.
  public static final String CODES = "QR_CODE_OFFLINE";

  static final Set<Channel> CHANNELS =
      EnumSet.of(Channel.QR, Channel.WEB, Channel.MOBILE_WEB, Channel.APP);
  private static final Set<String> QR_PRODUCTS = Set.of(CODES, "FACE_TO_FACE_PAYMENT");
  private static final Pattern APP_ID = Pattern.compile("[0-9]{1,32}");
  private static final Pattern SELLER_ID = Pattern.compile("2088[0-9]{12}");
  private static final int NOTIFY_URL_LIMIT = 256;

  public AlipayAccount {
    channels = Set.copyOf(channels);
    formerApps = Set.copyOf(formerApps);
    require(APP_ID.matcher(appId).matches(), "an app_id is a number");
    require(
        formerApps.stream().allMatch(app -> APP_ID.matcher(app).matches()),
        "a former app_id is a number");
    require(SELLER_ID.matcher(sellerId).matches(), "a seller is 2088 and twelve digits more");
    require(CHANNELS.containsAll(channels), "Alipay has no such channel");
    require(QR_PRODUCTS.contains(qrProduct), "not a product of codes");
    require(Addresses.plain(gateway), "not the address of a gateway");
    require(
        Addresses.plain(notifyUrl) && notifyUrl.toString().length() <= NOTIFY_URL_LIMIT,
        "notifyUrl is not an address Alipay can post to");
  }

  /// An account without former applications.
  public AlipayAccount(
      String appId,
      String sellerId,
      Set<Channel> channels,
      String qrProduct,
      URI gateway,
      URI notifyUrl) {
    this(appId, sellerId, Set.of(), channels, qrProduct, gateway, notifyUrl);
  }

  /// Whether this application is ours, or was.
  boolean owns(String app) {
    return app.equals(appId) || formerApps.contains(app);
  }

  /// Whether an address belongs to the gateway we call, or to Alipay's own hosts, which serve bills
  /// by either scheme.
  boolean trusts(URI uri) {
    var host = uri.getHost();
    return host != null
        && uri.getUserInfo() == null
        && (origin(uri).equals(origin(gateway))
            || (Addresses.web(uri) && uri.getPort() < 0 && host.endsWith(".alipay.com")));
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

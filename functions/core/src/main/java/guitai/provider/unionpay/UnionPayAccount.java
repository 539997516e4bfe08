package guitai.provider.unionpay;

import guitai.http.Addresses;
import java.net.URI;
import java.util.regex.Pattern;

/// Our account at UnionPay (商户号); nothing in it is secret.
///
/// @param merId the merchant's number
/// @param gateway the address for prepay, refunds and queries (`https://gateway.95516.com`)
/// @param files the address of the settlement files (`https://filedownload.95516.com`)
/// @param notifyUrl where UnionPay posts notifications: at most 256 characters, no query, no tilde
public record UnionPayAccount(String merId, URI gateway, URI files, URI notifyUrl) {
  private static final Pattern MER_ID = Pattern.compile("[0-9A-Za-z]{15}");
  private static final int NOTIFY_URL_LIMIT = 256;

  public UnionPayAccount {
    require(MER_ID.matcher(merId).matches(), "a merId has 15 letters and digits");
    require(Addresses.plain(gateway), "gateway is not the address of an API");
    require(Addresses.plain(files), "files is not the address of an API");
    require(
        Addresses.plain(notifyUrl)
            && notifyUrl.toString().length() <= NOTIFY_URL_LIMIT
            && !notifyUrl.toString().contains("~"),
        "notifyUrl is not an address UnionPay can post to");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

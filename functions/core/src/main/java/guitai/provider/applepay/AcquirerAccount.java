package guitai.provider.applepay;

import guitai.http.Addresses;
import java.net.URI;
import java.util.regex.Pattern;

/// Our account at the acquirer; nothing in it is secret.
///
/// @param account our number there
/// @param baseUrl of the acquirer's API, without a final slash
/// @param app the app or page in which customers pay: Apple's merchant identifier
public record AcquirerAccount(String account, URI baseUrl, String app) {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  public AcquirerAccount {
    if (!ACCOUNT.matcher(account).matches()) {
      throw new IllegalArgumentException("not an account at an acquirer");
    }
    if (!Addresses.plain(baseUrl)) {
      throw new IllegalArgumentException("not the address of an API");
    }
  }
}

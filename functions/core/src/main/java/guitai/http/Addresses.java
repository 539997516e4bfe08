package guitai.http;

import java.net.URI;

/// Checks of web addresses, before we call them or have a provider call them.
public final class Addresses {
  private Addresses() {}

  public static boolean web(URI uri) {
    return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
        && uri.getHost() != null;
  }

  /// Whether a text is such an address.
  public static boolean web(String text) {
    try {
      return web(URI.create(text));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Whether it is a web address without query, fragment and user, so that paths can be appended.
  public static boolean plain(URI uri) {
    return web(uri)
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getUserInfo() == null;
  }
}

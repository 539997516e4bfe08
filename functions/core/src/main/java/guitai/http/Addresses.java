package guitai.http;

import java.net.URI;

/// What an address of the web must be before we call it, or have it called.
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

  /// One of the web without query, fragment and user, so that paths can be put behind it.
  public static boolean plain(URI uri) {
    return web(uri)
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getUserInfo() == null;
  }
}

package guitai.local;

import guitai.sandbox.http.Request;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;

/// The callers that may read secrets: this machine, and its containers where they are admitted.
///
/// @param containers whether functions in containers are admitted
record TrustedCallers(boolean containers) {
  private static final List<String> NAMES = List.of("localhost", "host.docker.internal");

  /// Checks the Host header too: a website whose name resolves to this machine still sends its
  /// name.
  boolean admit(Request request) {
    return named(request.header("host").orElse("")) && near(address(request.remoteAddress()));
  }

  private static boolean named(String host) {
    var name = host.replaceFirst(":[0-9]+$", "");
    return NAMES.contains(name) || name.matches("[0-9.]+|\\[[0-9a-fA-F:]+\\]");
  }

  private boolean near(InetAddress caller) {
    return caller.isLoopbackAddress() || (containers && fromContainer(caller));
  }

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text.replaceAll("[\\[\\]]", ""));
  }

  private static boolean fromContainer(InetAddress caller) {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(each -> each.getName().startsWith("docker") || each.getName().startsWith("br-"))
          .flatMap(each -> each.getInterfaceAddresses().stream())
          .anyMatch(each -> sameNetwork(each, caller));
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean sameNetwork(InterfaceAddress own, InetAddress caller) {
    byte[] ours = own.getAddress().getAddress();
    byte[] theirs = caller.getAddress();
    int bits = own.getNetworkPrefixLength();
    int whole = bits / 8;
    int rest = 0xff & (0xff00 >> (bits % 8));
    return ours.length == theirs.length
        && Arrays.equals(ours, 0, whole, theirs, 0, whole)
        && (rest == 0 || (ours[whole] & rest) == (theirs[whole] & rest));
  }
}

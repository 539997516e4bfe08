package guitai.sandbox.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/// The reason why a server doesn't listen, in one line.
public final class ListenFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public enum Reason {
    PORT_TAKEN,
    FOREIGN_ADDRESS,
    OTHER
  }

  private final Reason reason;
  private final String host;
  private final int port;

  private ListenFailure(Reason reason, String host, int port, IOException cause) {
    super(text(reason, host, port), cause);
    this.reason = reason;
    this.host = host;
    this.port = port;
  }

  /// @param failure of Jetty's start
  public static ListenFailure of(String host, int port, IOException failure) {
    return new ListenFailure(reason(host, failure), host, port, failure);
  }

  private static Reason reason(String host, IOException failure) {
    if (foreign(host)) {
      return Reason.FOREIGN_ADDRESS;
    }
    return failure.getCause() instanceof BindException ? Reason.PORT_TAKEN : Reason.OTHER;
  }

  private static boolean foreign(String host) {
    try {
      var address = InetAddress.getByName(host);
      return !address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null;
    } catch (UnknownHostException e) {
      return true;
    } catch (SocketException e) {
      return false;
    }
  }

  private static String text(Reason reason, String host, int port) {
    return switch (reason) {
      case PORT_TAKEN -> "port " + port + " is taken";
      case FOREIGN_ADDRESS -> host + " isn't an address of this machine";
      case OTHER -> "nothing can listen on " + host + " at port " + port;
    };
  }

  public Reason reason() {
    return reason;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }
}

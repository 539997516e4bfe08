package guitai.local;

import guitai.sandbox.http.ListenFailure;

/// Why the store doesn't open, in one line for each language.
final class CannotOpen extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotOpen(String english, String chinese) {
    super(english + " · " + chinese);
  }

  /// Adds the setting that helps, where there is one.
  static RuntimeException because(RuntimeException failure) {
    return failure instanceof ListenFailure listening ? because(listening) : failure;
  }

  private static RuntimeException because(ListenFailure failure) {
    return switch (failure.reason()) {
      case PORT_TAKEN ->
          new CannotOpen(
              failure.getMessage() + ", another GUITAI_PORT moves all ports",
              "端口 " + failure.port() + " 已被占用，可用 GUITAI_PORT 另选");
      case FOREIGN_ADDRESS ->
          new CannotOpen(
              "GUITAI_BIND: " + failure.getMessage(), "GUITAI_BIND：" + failure.host() + " 不是本机的地址");
      case OTHER -> failure;
    };
  }
}

package guitai.local;

import guitai.local.Settings.Part;
import guitai.sandbox.Closeables;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The store of this machine, open; closing it stops everything it started.
public final class Store implements AutoCloseable {
  private final Settings settings;
  private final Closeables opened = new Closeables();
  private final Opening.Simulators simulators;
  private final Optional<Environment> environment;

  /// Returns once everything is up.
  ///
  /// @throws RuntimeException with the reason where it can't open; nothing stays open then
  public static Store start(Settings settings) {
    return new Store(settings);
  }

  private Store(Settings settings) {
    this.settings = settings;
    var opening = new Opening(settings, opened);
    try {
      var doors =
          settings.parts().contains(Part.STORE)
              ? Optional.of(opening.doors())
              : Optional.<Opening.Doors>empty();
      simulators =
          settings.parts().contains(Part.SIMULATORS)
              ? opening.simulators(doors.map(Opening.Doors::port).orElse(settings.port()))
              : opening.simulatorsApart();
      environment = doors.map(open -> opening.sell(open, simulators));
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /// Starts what the arguments name - `store`, `simulators`, or both where they name nothing - and
  /// runs until it is told to stop.
  public static void main(String... arguments) {
    try {
      var store = start(Settings.of(System.getenv(), List.of(arguments)));
      Runtime.getRuntime().addShutdownHook(new Thread(store::close, "closing"));
      System.out.print(Welcome.text(store));
      stay();
    } catch (RuntimeException e) {
      System.err.println("Guitai can't open · 柜台开不了: " + e.getMessage());
      System.exit(1);
    }
  }

  /// Every thread here is a daemon, so somebody has to stay. A Maven that is killed tells its child
  /// nothing: it would stay for ever and hold its ports.
  private static void stay() {
    var parent =
        Boolean.getBoolean("guitai.ends-with-parent")
            ? ProcessHandle.current().parent()
            : Optional.<ProcessHandle>empty();
    parent.map(ProcessHandle::onExit).orElseGet(CompletableFuture::new).join();
    System.exit(0);
  }

  /// Where the page is, and the API.
  public URI uri() {
    return URI.create("http://" + settings.host() + ":" + environment.orElseThrow().store());
  }

  /// Where WeChat Pay's simulator is.
  public URI wechatPay() {
    return URI.create("http://" + settings.host() + ":" + simulators.wechatPay());
  }

  /// Where Alipay's simulator is.
  public URI alipay() {
    return URI.create("http://" + settings.host() + ":" + simulators.alipay());
  }

  /// Where the App Store's simulator is.
  public URI appStore() {
    return URI.create("http://" + settings.host() + ":" + simulators.appStore());
  }

  /// Where its sandbox is, for what developers and App Review buy.
  public URI appStoreSandbox() {
    return URI.create("http://" + settings.host() + ":" + simulators.sandbox());
  }

  /// Where UnionPay's simulator is.
  public URI unionPay() {
    return URI.create("http://" + settings.host() + ":" + simulators.unionPay());
  }

  /// Where the acquirer's simulator is, and a device with Apple Pay.
  public URI acquirer() {
    return URI.create("http://" + settings.host() + ":" + simulators.acquirer());
  }

  public URI dynamoDb() {
    return URI.create("http://" + settings.host() + ":" + environment.orElseThrow().dynamoDb());
  }

  public Path home() {
    return settings.home();
  }

  /// The settings of a function that runs elsewhere.
  ///
  /// @param host by which it reaches this machine (from `sam local` `172.17.0.1`)
  public Map<String, String> environment(String host) {
    return environment.orElseThrow().of(host);
  }

  boolean sells() {
    return environment.isPresent();
  }

  @Override
  public void close() {
    opened.close();
  }
}

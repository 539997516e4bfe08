package guitai.local;

import guitai.local.Settings.Part;
import guitai.sandbox.Closeables;
import guitai.sandbox.SimulatorAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The running local store; closing it stops everything it started.
public final class Store implements AutoCloseable {
  private final Settings settings;
  private final Closeables opened = new Closeables();
  private final SimulatorAddresses simulators;
  private final Optional<Environment> environment;

  /// Returns once everything is up.
  ///
  /// @throws RuntimeException with the reason where it can't open; nothing stays open then
  public static Store start(Settings settings) {
    return new Store(settings);
  }

  private Store(Settings settings) {
    this.settings = settings;
    var startup = new StoreStartup(settings, opened, StoreClock.at(settings.home()));
    try {
      var store =
          settings.parts().contains(Part.STORE)
              ? Optional.of(startup.store())
              : Optional.<StoreStartup.StartedStore>empty();
      simulators =
          settings.parts().contains(Part.SIMULATORS)
              ? startup.simulators(
                  store.map(StoreStartup.StartedStore::port).orElse(settings.port()))
              : startup.simulatorsApart();
      environment = store.map(started -> startup.sell(started, simulators));
    } catch (RuntimeException e) {
      opened.close();
      throw CannotOpen.because(e);
    }
  }

  /// Starts the parts that the arguments name - `store`, `simulators`, or both without arguments -
  /// and runs until the process is stopped.
  public static void main(String... arguments) {
    ChineseOutput.enable();
    try {
      var store = start(Settings.of(System.getenv(), List.of(arguments)));
      Runtime.getRuntime().addShutdownHook(new Thread(store::close, "closing"));
      opened();
      System.out.print(Welcome.text(store));
      stay();
    } catch (RuntimeException e) {
      System.err.println("Guitai can't open · 柜台无法启动: " + e.getMessage());
      System.exit(1);
    }
  }

  /// Deletes the file whose presence lets Maven end with an error.
  private static void opened() {
    var opening = System.getProperty("guitai.opening", "");
    if (!opening.isEmpty()) {
      try {
        Files.deleteIfExists(Path.of(opening));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// All other threads are daemons, so this one keeps the process running. A killed Maven doesn't
  /// stop its child process, which would run for ever and hold its ports.
  private static void stay() {
    var parent =
        Boolean.getBoolean("guitai.ends-with-parent")
            ? ProcessHandle.current().parent()
            : Optional.<ProcessHandle>empty();
    parent.map(ProcessHandle::onExit).orElseGet(CompletableFuture::new).join();
    System.exit(0);
  }

  /// The address of the page and the API.
  public URI uri() {
    return URI.create("http://" + settings.host() + ":" + environment.orElseThrow().store());
  }

  /// The address of a provider's simulator.
  ///
  /// @param provider its name, like `wechat-pay`
  public URI simulator(String provider) {
    return simulators.of(provider);
  }

  public URI dynamoDb() {
    return URI.create("http://" + settings.host() + ":" + environment.orElseThrow().dynamoDb());
  }

  public Path home() {
    return settings.home();
  }

  /// The settings for a function that runs outside this process.
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

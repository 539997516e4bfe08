package guitai.sandbox.simulator;

import guitai.sandbox.http.Server;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// A simulator behind a server of its own, with a journal in a file and a thread that sends its
/// callbacks.
public final class RunningSimulator implements Simulator {
  private final Journal journal;
  private final Surroundings machine;
  private final PassiveSimulator passive;
  private final Server server;

  /// @param open opens the simulator
  /// @param name of the journal's directory
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static RunningSimulator start(
      Function<SimulatorOpening, PassiveSimulator> open, String name, SimulatorSettings settings) {
    return start(open, name, settings, Surroundings.ofMachine());
  }

  /// @param machine whose courier is closed with the simulator
  static RunningSimulator start(
      Function<SimulatorOpening, PassiveSimulator> open,
      String name,
      SimulatorSettings settings,
      Surroundings machine) {
    var journal = Journal.open(settings.home().resolve(name).resolve("journal.jsonl"));
    try {
      return new RunningSimulator(open, journal, settings, machine);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private RunningSimulator(
      Function<SimulatorOpening, PassiveSimulator> open,
      Journal journal,
      SimulatorSettings settings,
      Surroundings machine) {
    this.journal = journal;
    this.machine = machine;
    var self = new CompletableFuture<URI>();
    passive =
        open.apply(new SimulatorOpening(journal, self::join, settings.notifications(), machine));
    server = Server.start(settings.bind(), settings.port(), passive::handle);
    self.complete(address(settings.self(), server.port()));
    CallbackThread.start(passive);
  }

  private static URI address(URI self, int port) {
    return self.getPort() >= 0 ? self : URI.create(self + ":" + port);
  }

  /// Call it after the machine's clock was moved.
  public void wake() {
    passive.deliveries().wake();
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    passive.close();
    server.close();
    machine.courier().close();
    journal.close();
  }
}

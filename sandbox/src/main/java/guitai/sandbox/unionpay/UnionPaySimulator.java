package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.RunningSimulator;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/// UnionPay's gateway on this machine, with the keys and the journal of one home directory.
public final class UnionPaySimulator implements Simulator {
  private final Merchant merchant;
  private final Simulator running;

  private UnionPaySimulator(Merchant merchant, Simulator running) {
    this.merchant = merchant;
    this.running = running;
  }

  /// @param home the directory of keys and journals, created if it is missing
  /// @param port 0 for any free one
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static UnionPaySimulator start(Path home, String host, int port) {
    var merchant = Merchant.at(home);
    return new UnionPaySimulator(
        merchant,
        RunningSimulator.start(
            merchant::open, new UnionPay().name(), SimulatorSettings.local(home, host, port)));
  }

  @Override
  public int port() {
    return running.port();
  }

  /// [#credentials()] of a home whose simulator runs in another process, now or later. Missing keys
  /// are generated.
  public static JsonObject credentials(Path home) {
    return Merchant.at(home).credentials();
  }

  /// The configuration that UnionPay would issue to a merchant: `merId`, `certificate`,
  /// `privateKey`; and the certificates to trust here instead of UnionPay's: `rootCertificate`,
  /// `issuerCertificate`. All PEM.
  public JsonObject credentials() {
    return merchant.credentials();
  }

  @Override
  public void close() {
    running.close();
  }
}

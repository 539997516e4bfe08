package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.RunningSimulator;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;

/// WeChat Pay on this machine, with the keys and the journal of one home directory.
public final class WechatPaySimulator implements Simulator {
  private final Merchant merchant;
  private final Simulator running;

  private WechatPaySimulator(Merchant merchant, Simulator running) {
    this.merchant = merchant;
    this.running = running;
  }

  /// @param home the directory of keys and journals, created if it is missing
  /// @param port 0 for any free one
  /// @param self its address as browsers reach it; without a port, the actual one is added
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static WechatPaySimulator start(Path home, String host, int port, URI self) {
    var merchant = Merchant.at(home);
    return new WechatPaySimulator(
        merchant,
        RunningSimulator.start(
            merchant::open,
            new WechatPay().name(),
            new SimulatorSettings(home, host, port, self, self)));
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

  /// The configuration that WeChat Pay would issue to a merchant: `mchid`, `appids` by channel,
  /// `merchantSerial`, `merchantPrivateKey`, `apiV3Key`, `apiV2Key`, `publicKeyId`, `publicKey`,
  /// `platformSerial`, `platformCertificate`; keys and certificates are PEM.
  public JsonObject credentials() {
    return merchant.credentials();
  }

  @Override
  public void close() {
    running.close();
  }
}

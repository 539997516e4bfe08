package guitai.sandbox;

import guitai.sandbox.acquirer.Acquirer;
import guitai.sandbox.alipay.Alipay;
import guitai.sandbox.appstore.AppStore;
import guitai.sandbox.appstore.StoreEnvironment;
import guitai.sandbox.simulator.RunningSimulator;
import guitai.sandbox.simulator.SimulatedProvider;
import guitai.sandbox.unionpay.UnionPay;
import guitai.sandbox.wechatpay.WechatPay;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The running simulators of all providers; closing it stops them.
public final class Sandbox implements AutoCloseable {
  /// All providers. A further provider is one more line here.
  public static final List<SimulatedProvider> PROVIDERS =
      List.of(
          new WechatPay(),
          new Alipay(),
          new AppStore(StoreEnvironment.PRODUCTION),
          new UnionPay(),
          new Acquirer(),
          new AppStore(StoreEnvironment.SANDBOX));

  /// The distance of the last simulator's port from the merchant's.
  public static final int LAST_PORT_OFFSET =
      PROVIDERS.stream().mapToInt(SimulatedProvider::portOffset).max().orElseThrow();

  private final Closeables running = new Closeables();
  private final List<RunningSimulator> simulators = new ArrayList<>();
  private final Map<String, Integer> ports = new TreeMap<>();
  private final SandboxSettings settings;

  /// Returns once all of them listen.
  ///
  /// @throws RuntimeException with the reason if one can't listen; the others are closed then
  public static Sandbox start(SandboxSettings settings) {
    return start(settings, InstantSource.system());
  }

  /// As above, on another clock, which also dates signatures.
  public static Sandbox start(SandboxSettings settings, InstantSource clock) {
    return new Sandbox(settings, clock);
  }

  private Sandbox(SandboxSettings settings, InstantSource clock) {
    this.settings = settings;
    try {
      for (var provider : PROVIDERS) {
        var simulator = running.add(provider.start(settings.of(provider), clock));
        simulators.add(simulator);
        ports.put(provider.name(), simulator.port());
      }
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /// Call it after the clock was moved.
  public void wake() {
    simulators.forEach(RunningSimulator::wake);
  }

  /// The addresses as this machine reaches them.
  public SimulatorAddresses addresses() {
    return new SimulatorAddresses(settings.host(), ports);
  }

  @Override
  public void close() {
    running.close();
  }
}

package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.SimulatedProvider;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/// UnionPay in the sandbox.
public record UnionPay() implements SimulatedProvider {
  @Override
  public String name() {
    return "union-pay";
  }

  @Override
  public String title() {
    return "银联模拟器 · UnionPay";
  }

  @Override
  public int portOffset() {
    return 4;
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return UnionPaySimulator.start(settings.home(), settings.bind(), settings.port());
  }

  @Override
  public JsonObject credentials(Path home) {
    return UnionPaySimulator.credentials(home);
  }
}

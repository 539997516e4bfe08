package guitai.sandbox.alipay;

import guitai.sandbox.simulator.SimulatedProvider;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/// Alipay in the sandbox.
public record Alipay() implements SimulatedProvider {
  @Override
  public String name() {
    return "alipay";
  }

  @Override
  public String title() {
    return "支付宝模拟器 · Alipay";
  }

  @Override
  public int portOffset() {
    return 2;
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return AlipaySimulator.start(
        settings.home(), settings.bind(), settings.port(), settings.self());
  }

  @Override
  public JsonObject credentials(Path home) {
    return AlipaySimulator.credentials(home);
  }
}

package guitai.sandbox.acquirer;

import guitai.sandbox.simulator.SimulatedProvider;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/// An acquirer in the sandbox, and a device with Apple Pay.
public record Acquirer() implements SimulatedProvider {
  @Override
  public String name() {
    return "acquirer";
  }

  @Override
  public String title() {
    return "收单行模拟器 · Apple Pay";
  }

  @Override
  public int portOffset() {
    return 6;
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return AcquirerSimulator.start(settings.home(), settings.bind(), settings.port());
  }

  @Override
  public JsonObject credentials(Path home) {
    return AcquirerSimulator.credentials(home);
  }
}

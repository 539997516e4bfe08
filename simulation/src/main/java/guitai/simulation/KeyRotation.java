package guitai.simulation;

import guitai.json.Json;
import java.time.Duration;
import java.util.List;

/// Providers that rotate their keys (密钥轮换) while payments are under way.
record KeyRotation(World world) {
  private static final List<String> STEPS = List.of("announce", "use");
  private static final int LONGEST_WAIT = 1200;

  void happen() {
    var provider = new Caller(world, "provider");
    if (world.choices().below(2) == 1) {
      waitAMoment();
      provider.play("alipay", Json.object().add("play", "certificate-rotation").build());
    }
    for (var step : STEPS.subList(0, world.choices().below(STEPS.size() + 1))) {
      waitAMoment();
      provider.play(
          "wechat-pay", Json.object().add("play", "rotate-certificate").add("step", step).build());
    }
  }

  private void waitAMoment() {
    world.scheduler().sleep(Duration.ofSeconds(60L + world.choices().below(LONGEST_WAIT)));
  }
}

package guitai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.simulator.SimulatedProvider;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
  private static final int DYNAMO_DB = 5;

  @Test
  void names_and_ports_are_each_providers_own() {
    assertThat(Sandbox.PROVIDERS).extracting(SimulatedProvider::name).doesNotHaveDuplicates();
    assertThat(Sandbox.PROVIDERS)
        .extracting(SimulatedProvider::portOffset)
        .doesNotHaveDuplicates()
        .doesNotContain(0, DYNAMO_DB);
  }

  @Test
  void each_provider_answers_at_its_address_what_a_merchant_gets(@TempDir Path home)
      throws Exception {
    var merchant = URI.create("http://localhost/notifications/");
    var settings = new SandboxSettings(home, "localhost", "localhost", 0, merchant);
    try (var sandbox = Sandbox.start(settings)) {
      for (var provider : Sandbox.PROVIDERS) {
        var address = sandbox.addresses().of(provider.name());
        assertThat(get(address.resolve("/health")).getString("status")).isEqualTo("open");
        assertThat(get(address.resolve("/credentials"))).isEqualTo(provider.credentials(home));
      }
    }
  }

  private static JsonObject get(URI address) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
      return Json.parse(answer.body());
    }
  }
}

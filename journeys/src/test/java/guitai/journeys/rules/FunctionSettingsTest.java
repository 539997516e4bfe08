package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `local/functions.json` sets the variables for `sam local` that the local store sets itself.
class FunctionSettingsTest {

  @Test
  void sam_local_and_the_store_set_the_same_variables(@TempDir Path home) throws IOException {
    var written = new TreeMap<String, String>();
    var parameters =
        Json.parse(Files.readString(Repository.ROOT.resolve("local/functions.json")))
            .getJsonObject("Parameters");
    parameters.keySet().forEach(name -> written.put(name, parameters.getString(name)));
    try (var store = Store.start(Settings.forTests(home))) {
      var told = new TreeMap<>(store.environment("172.17.0.1"));
      told.remove("AWS_REGION"); // Lambda's to say
      var ports = new HashMap<URI, Integer>();
      ports.put(store.uri(), 8080);
      ports.put(store.dynamoDb(), 8085);
      for (var provider : Sandbox.PROVIDERS) {
        ports.put(store.simulator(provider.name()), 8080 + provider.portOffset());
      }
      ports.forEach((uri, port) -> told.replaceAll((_, value) -> moved(value, uri, port)));
      assertThat(written).isEqualTo(told);
    }
  }

  private static String moved(String value, URI from, int port) {
    return value.replaceFirst(":" + from.getPort() + "(?=/|$)", ":" + port);
  }
}

package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.FunctionSettings;
import guitai.local.Settings;
import guitai.local.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store writes the functions' settings where `sam local` reads them.
class FunctionSettingsTest {
  @Test
  void sam_local_reads_the_settings_that_the_store_writes(@TempDir Path home) throws IOException {
    try (var store = Store.start(Settings.forTests(home))) {
      var written = new TreeMap<String, String>();
      var parameters =
          Json.parse(Files.readString(home.resolve(FunctionSettings.FILE)))
              .getJsonObject("Parameters");
      parameters.keySet().forEach(name -> written.put(name, parameters.getString(name)));

      var settings = new TreeMap<>(store.environment(FunctionSettings.host()));
      settings.remove("AWS_REGION"); // Lambda sets it
      assertThat(written).isEqualTo(settings);
    }
    assertThat(Files.readString(Repository.ROOT.resolve("samconfig.toml")))
        .contains("env_vars = \"local/.guitai/" + FunctionSettings.FILE + "\"");
  }
}

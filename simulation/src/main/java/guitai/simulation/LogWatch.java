package guitai.simulation;

import guitai.json.Json;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.function.Consumer;

/// Reads the functions' log: a failure other than of what they depend on is a defect of ours.
record LogWatch(List<String> defects) implements Consumer<String> {
  private static final String EXPECTED = "guitai.problem.Unavailable";

  @Override
  public void accept(String line) {
    if (line.contains("\"failure\"")
        && Json.parse(line).get("failure") instanceof JsonArray failure
        && !failure.getString(0).equals(EXPECTED)) {
      defects.add("a function failed: " + line);
    }
  }
}

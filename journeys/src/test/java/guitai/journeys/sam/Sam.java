package guitai.journeys.sam;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.Needs;
import guitai.journeys.rules.Command;
import guitai.journeys.rules.Template;
import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `sam local invoke` of the functions, with the address of this machine's store in their settings.
///
/// @param directory for the files that SAM reads
/// @param settings of the functions
record Sam(Path directory, Map<String, String> settings) {

  private static final String IMAGE = "public.ecr.aws/lambda/java:25-x86_64";

  static void orLeaveOut() throws IOException, InterruptedException {
    Template.handlerJarOrLeaveOut();
    Needs.orLeaveOut(Command.succeeds(Command.SAM, "--version"), "the SAM CLI");
    Needs.orLeaveOut(
        Command.succeeds("docker", "image", "inspect", IMAGE),
        "a Docker engine with the image " + IMAGE);
  }

  JsonObject invoke(String function, JsonObject event) throws IOException, InterruptedException {
    var variables = Json.object();
    settings.forEach(variables::add);
    var environment = file("environment", Json.object().add("Parameters", variables).build());
    var answered =
        Command.run(
            List.of(
                Command.SAM,
                "local",
                "invoke",
                "--skip-pull-image",
                function,
                "-e",
                file("event", event),
                "--env-vars",
                environment));
    assertThat(answered.status()).as(answered.err()).isZero();
    assertThat(answered.out()).as(answered.err()).isNotBlank().doesNotContain("errorMessage");
    return Json.parse(answered.out().strip());
  }

  private String file(String name, JsonObject content) throws IOException {
    return Files.writeString(directory.resolve(name + ".json"), content.toString()).toString();
  }
}

package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.Needs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two validators that know nothing of one another find `openapi.yaml` valid.
class OpenApiLintTest {
  private static final String VALIDATOR =
      Repository.ROOT.resolve(".venv/bin/openapi-spec-validator").toString();
  private static final String NODE = Repository.ROOT.resolve(".venv/bin/node").toString();
  private static final String REDOCLY =
      Repository.ROOT.resolve(".venv/redocly/node_modules/@redocly/cli/bin/cli.js").toString();

  @Test
  void openapi_spec_validator_finds_it_valid() throws IOException, InterruptedException {
    Needs.orLeaveOut(Command.succeeds(VALIDATOR, "--version"), "openapi-spec-validator");
    var result = Command.run(List.of(VALIDATOR, "openapi.yaml"));
    assertThat(result.status()).as(result.out() + result.err()).isZero();
  }

  @Test
  void redocly_finds_nothing_to_warn_of() throws IOException, InterruptedException {
    Needs.orLeaveOut(Command.succeeds(NODE, REDOCLY, "--version"), "the Redocly CLI");
    var result = Command.run(List.of(NODE, REDOCLY, "lint", "--format=json", "openapi.yaml"));
    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("\"errors\": 0", "\"warnings\": 0");
  }
}

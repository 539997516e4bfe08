package guitai.journeys.house;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.Needs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateLintTest {

  @Test
  void sam_finds_the_template_valid() throws IOException, InterruptedException {
    Needs.orLeaveOut(Command.succeeds(Sam.CLI, "--version"), "the SAM CLI");
    clean(List.of(Sam.CLI, "validate", "--lint"));
  }

  @Test
  void cfn_lint_has_nothing_to_say() throws IOException, InterruptedException {
    Needs.orLeaveOut(Command.succeeds(Sam.CFN_LINT, "--version"), "cfn-lint");
    clean(List.of(Sam.CFN_LINT, "template.yaml"));
  }

  private static void clean(List<String> command) throws IOException, InterruptedException {
    var said = Command.run(command);
    assertThat(said.status()).as(said.out() + said.err()).isZero();
  }
}

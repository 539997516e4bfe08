package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.Needs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateLintTest {
  private static final String CFN_LINT = Repository.ROOT.resolve(".venv/bin/cfn-lint").toString();

  @Test
  void sam_finds_the_template_valid() throws IOException, InterruptedException {
    Needs.orLeaveOut(Command.succeeds(Command.SAM, "--version"), "the SAM CLI");
    clean(List.of(Command.SAM, "validate", "--lint"));
  }

  @Test
  void cfn_lint_has_nothing_to_say() throws IOException, InterruptedException {
    Needs.orLeaveOut(Command.succeeds(CFN_LINT, "--version"), "cfn-lint");
    clean(List.of(CFN_LINT, "template.yaml"));
  }

  private static void clean(List<String> command) throws IOException, InterruptedException {
    var result = Command.run(command);
    assertThat(result.status()).as(result.out() + result.err()).isZero();
  }
}

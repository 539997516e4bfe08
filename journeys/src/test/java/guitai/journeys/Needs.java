package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Requirements of a test beyond Java and Maven. Without them the test is skipped with a line in
/// the output, or fails if `CI=true`.
public final class Needs {
  private Needs() {}

  /// @param what the missing requirement, in words for the person who runs the tests
  public static void orLeaveOut(boolean there, String what) {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("CI=true asks for " + what).isTrue();
    }
    if (!there) {
      System.out.println("Left out for want of " + what + "; local/setup brings it where it may.");
    }
    assumeTrue(there, () -> "for want of " + what);
  }
}

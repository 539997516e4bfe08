package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What a test needs of the machine beyond Java and Maven: left out with a line where it isn't
/// there, a failure with `CI=true`.
public final class Needs {
  private Needs() {}

  /// @param what is missing where it isn't there, in words for whoever ran the tests
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

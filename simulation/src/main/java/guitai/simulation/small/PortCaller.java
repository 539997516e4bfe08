package guitai.simulation.small;

import java.time.Instant;

/// Makes the port calls of one run of a function.
interface PortCaller {
  /// @throws guitai.problem.Unavailable where no answer comes
  Object call(PortCall call);

  /// When the last answer came; before the first, when the function began.
  Instant now();
}

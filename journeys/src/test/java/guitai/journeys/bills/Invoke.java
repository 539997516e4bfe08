package guitai.journeys.bills;

import guitai.lambda.Wiring;
import guitai.local.gateway.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// `ReconcileBills` in a separate process: the event comes in, the answer goes out, and then a line
/// with the peak memory of the process, in kB.
final class Invoke {
  private Invoke() {}

  public static void main(String... arguments) throws IOException {
    var function = new Wiring(System.getenv()).reconcileBills();
    var context =
        new Invocation(
            "busy", "ReconcileBills", Instant.now().plusSeconds(900), Invocation.lines(System.err));
    function.handleRequest(System.in, System.out, context);
    System.out.println();
    try (var status = Files.lines(Path.of("/proc/self/status"))) {
      status.filter(line -> line.startsWith("VmHWM:")).forEach(System.out::println);
    }
  }
}

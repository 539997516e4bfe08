package guitai.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Runs histories: `Simulate SEEDS FROM`. Ends with 1, and the shortest story of the first broken
/// one, where any is broken.
public final class Simulate {
  private Simulate() {}

  public static void main(String[] arguments) throws InterruptedException, IOException {
    var merchant = prepared();
    var tally = new Tally(System.out::println);
    long from = Long.parseLong(arguments[1]);
    Histories.run(merchant, from, Long.parseLong(arguments[0]), tally);
    tally.lines().forEach(System.out::println);
    tally.firstBroken().ifPresent(seed -> tell(seed, merchant));
    if (!System.getProperty("proof", "").isBlank()) {
      ProofPage.add(
          Path.of(System.getProperty("proof")),
          from,
          tally,
          System.getProperty("commit", "unknown"));
    }
    System.exit(tally.broken() > 0 ? 1 : 0);
  }

  /// The merchant of all histories, whose keys are read once.
  static Merchant prepared() {
    if (!System.getProperty("signatures", "ideal").equals("real")) {
      IdealSignatures.install();
    }
    return Merchant.at(Path.of(System.getProperty("guitai.simulation.home")));
  }

  private static void tell(long seed, Merchant merchant) {
    System.out.println("seed " + seed + ", shortened:");
    var verdict = Shrinker.shortest(seed, merchant);
    verdict.story().forEach(line -> System.out.println("  " + line));
    List.copyOf(verdict.findings()).forEach(finding -> System.out.println("=> " + finding));
  }
}

package guitai.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One history: people, faults and time, as the choices want them; then quiet, in which everything
/// has time to end; then the judgement.
final class History {
  private static final Instant BEGIN = Instant.parse("2027-03-01T02:00:00Z");
  private static final Duration TROUBLE = Duration.ofMinutes(90);
  private static final Duration QUIET = Duration.ofHours(3);
  private static final Duration BILL_QUIET = Duration.ofHours(8);
  private static final Duration JUDGING = Duration.ofMinutes(10);

  /// The morning after, when the providers have published their bills.
  private static final Instant BILL = Instant.parse("2027-03-02T02:05:00Z");

  /// Of so many histories without a finding, one goes on to the bill too.
  private static final int BILLS = 10;

  /// Of so many histories one has a purchase in an app.
  private static final int APPS = 3;

  /// Of so many histories one has a customer who buys an app more than once.
  private static final int RETURNS = 6;

  private static final int CUSTOMERS = 2;

  private History() {}

  /// What became of a history.
  ///
  /// @param findings what is wrong; empty where all is well
  /// @param story line by line
  /// @param tape the decisions, with which the history can be repeated
  /// @param decisions how often each type of event was written
  record Verdict(
      List<String> findings,
      List<String> story,
      List<Integer> tape,
      Map<Fault, Integer> faults,
      Map<String, Integer> decisions) {
    boolean broken() {
      return !findings.isEmpty();
    }
  }

  static Verdict run(Choices choices, long seed, Merchant merchant) {
    var world = new World(choices, seed, BEGIN, merchant);
    var orders = new ArrayList<String>();
    var deeds = new Deeds();
    var customers = new ArrayList<String>();
    int count = 1 + choices.below(CUSTOMERS);
    for (int i = 0; i < count; i++) {
      var name = "customer-" + (i + 1);
      customers.add(name);
      world.person(name, () -> new Shopper(world, name, orders, deeds).shop());
    }
    if (choices.below(APPS) == 1) {
      var name = choices.below(2) == 0 ? customers.getFirst() : "app-customer";
      if (!customers.contains(name)) {
        customers.add(name);
      }
      world.person(name + "'s phone", () -> new AppBuyer(world, name, deeds).buy());
    }
    if (choices.below(RETURNS) == 1) {
      customers.add("returner");
      world.person("returner", () -> new Returner(world, "returner", orders, deeds).live());
    }
    world.person("provider", new KeyRotation(world)::happen);
    world.person("staff", () -> new Staff(world, orders, deeds).work());
    world.start();
    world.scheduler().run(BEGIN.plus(TROUBLE));
    world.faults().end();
    world.scheduler().calm();
    world.scheduler().run(BEGIN.plus(TROUBLE).plus(QUIET));
    var findings = judged(world, customers, deeds);
    if (!findings.isEmpty() || choices.below(BILLS) == 0) {
      world.scheduler().run(BILL);
      world.reconcile();
      world.scheduler().run(BILL.plus(BILL_QUIET));
      var lasting = findings.stream().filter(Judge::lasts).toList();
      findings = judged(world, customers, deeds);
      findings.addAll(lasting);
    }
    findings.addAll(world.defects());
    return new Verdict(
        findings,
        world.story().lines(),
        choices.taken(),
        world.faults().counts(),
        world.decisions());
  }

  private static List<String> judged(World world, List<String> customers, Deeds deeds) {
    var findings = new ArrayList<String>();
    world.person(
        "judge",
        () -> {
          findings.addAll(new Judge(world, customers, deeds).findings());
          findings.addAll(new AppStoreJudge(world, customers, deeds).findings());
        });
    world.scheduler().run(world.scheduler().now().plus(JUDGING));
    return findings;
  }
}

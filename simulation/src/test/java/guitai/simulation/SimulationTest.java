package guitai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The share of histories that every build runs: more on a CI machine than before a commit.
class SimulationTest {
  private static final long SHARE = System.getenv("CI") == null ? 2_000 : 20_000;
  private static final Merchant MERCHANT = Simulate.prepared();

  @Test
  void no_yuan_is_stranded_in_any_history() throws InterruptedException {
    var tally = new Tally(System.out::println);
    Histories.run(MERCHANT, 0, SHARE, tally);
    tally.lines().forEach(System.out::println);
    assertThat(tally.firstBroken()).isEmpty();
  }

  @Test
  void a_seed_replays_its_history_and_so_does_its_tape() {
    for (long seed = 0; seed < 20; seed++) {
      var first = History.run(Choices.seeded(seed), seed, MERCHANT);
      var again = History.run(Choices.seeded(seed), seed, MERCHANT);
      var taped = History.run(Choices.of(first.tape()), seed, MERCHANT);
      assertThat(again.story()).isEqualTo(first.story());
      assertThat(taped.story()).isEqualTo(first.story());
    }
  }

  @Test
  void without_faults_every_kind_of_people_still_happens() {
    var tally = new Tally(_ -> {});
    for (long seed = 0; seed < 300; seed++) {
      tally.add(seed, History.run(Choices.seeded(seed), seed, MERCHANT));
    }
    assertThat(tally.lines())
        .anyMatch(line -> line.endsWith("  refund-requested"))
        .anyMatch(line -> line.endsWith("  entitlement-revoked"))
        .anyMatch(line -> line.endsWith("  payment-held"))
        .anyMatch(line -> line.endsWith("  refund-found"));
  }
}

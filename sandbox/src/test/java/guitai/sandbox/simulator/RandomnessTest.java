package guitai.sandbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RandomnessTest {
  @Test
  void the_same_seed_gives_the_same_texts_on_every_machine() {
    var random = Randomness.seeded(7);
    assertThat(random.digits(20)).isEqualTo("42160906002953759509");
    assertThat(random.word(20)).isEqualTo("VxqqbyxmBgKkGYEjD8sP");
    assertThat(random.uuid()).isEqualTo("bdc1af76-e888-4b75-8c62-6b230c5ce4f2");
  }

  @Test
  void zero_is_a_seed_as_any_other() {
    assertThat(Randomness.seeded(0).word(32)).isEqualTo(Randomness.seeded(0).word(32));
  }

  @Test
  void an_id_is_a_random_uuid() {
    var id = UUID.fromString(Randomness.ofMachine().uuid());
    assertThat(id.version()).isEqualTo(4);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void an_unseeded_source_gives_other_texts_each_time() {
    assertThat(Randomness.ofMachine().word(32)).isNotEqualTo(Randomness.ofMachine().word(32));
  }
}

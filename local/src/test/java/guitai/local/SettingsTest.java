package guitai.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import guitai.local.Settings.Part;
import guitai.storefront.Storefront;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void told_nothing_it_opens_at_8080_and_keeps_everything_beside_its_module() {
    var settings = Settings.of(Map.of(), List.of());

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.port(5)).isEqualTo(8085);
    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.home()).isEqualTo(Path.of(".guitai").toAbsolutePath());
    assertThat(settings.parts()).containsExactlyInAnyOrder(Part.STORE, Part.SIMULATORS);
    assertThat(settings.durable()).isTrue();
  }

  @Test
  void the_parts_can_be_started_apart() {
    assertThat(Settings.of(Map.of(), List.of("store")).parts()).containsExactly(Part.STORE);
    assertThat(Settings.of(Map.of(), List.of("simulators")).parts())
        .containsExactly(Part.SIMULATORS);
  }

  @Test
  void bound_wider_it_is_still_localhost_to_this_machine() {
    var settings = Settings.of(Map.of("GUITAI_BIND", "0.0.0.0"), List.of());
    assertThat(settings.host()).isEqualTo("localhost");
    assertThat(settings.letsOthersIn()).isTrue();
    assertThat(Settings.of(Map.of("GUITAI_BIND", "::1"), List.of()).letsOthersIn()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GUITAI_PORT, 0",
    "GUITAI_PORT, 65531",
    "GUITAI_PORT, http",
    "GUITAI_BIND, example.com",
  })
  void what_makes_no_sense_is_one_clear_line(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of(name, value), List.of()))
        .withMessageContaining(name)
        .withMessageNotContaining("\n");
  }

  @Test
  void an_unknown_part_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of(), List.of("shop")))
        .withMessageContaining("store, simulators");
  }

  @Test
  void the_catalogue_sells_by_wechat_pay_in_mainland_china_alone() {
    var storefronts = Catalogue.documents().stream().map(Storefront::fromJson).toList();

    assertThat(storefronts).extracting(Storefront::code).containsExactly("CHN", "USA");
    assertThat(storefronts.getFirst().methods()).hasSize(3);
    assertThat(storefronts.getLast().methods()).isEmpty();
    assertThat(storefronts)
        .allSatisfy(storefront ->
            assertThat(storefront.products())
                .allSatisfy(product -> assertThat(storefront.store(product.store())).isPresent()));
  }
}

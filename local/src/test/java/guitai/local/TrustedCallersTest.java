package guitai.local;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.sandbox.http.Request;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedCallersTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost:8080, true",
    "127.0.0.1, 127.0.0.1:8080, true",
    "[::1], [::1]:8080, true",
    "127.0.0.1, host.docker.internal:8080, true",
    "192.0.2.7, localhost:8080, false",
    "127.0.0.1, rebound.example:8080, false",
    "127.0.0.1, localhost.rebound.example, false",
    "127.0.0.1, '', false",
  })
  void only_this_machine_by_a_name_of_its_own_hears_secrets(
      String caller, String host, boolean admitted) {
    assertThat(new TrustedCallers(false).admit(request(caller, host))).isEqualTo(admitted);
    assertThat(new TrustedCallers(true).admit(request(caller, host))).isEqualTo(admitted);
  }

  private static Request request(String caller, String host) {
    return new Request("GET", "/", Optional.empty(), Map.of("host", host), Bytes.utf8(""), caller);
  }
}

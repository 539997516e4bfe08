package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// EDGE-13: with a CDN in front, the customer's address and not the CDN's.
class ClientAddressTest {
  /// API Gateway's caller.
  private static final String CALLER = "203.0.113.7";

  private static Optional<String> address(int proxies, Map<String, String> headers) {
    var event = Invocation.event("POST /orders", Map.of(), headers, Optional.of("alice"), "");
    return new ClientAddress(proxies).of(new HttpRequest(event));
  }

  @ParameterizedTest
  @CsvSource({
    "0, '198.51.100.9, 203.0.113.7', 203.0.113.7",
    "1, '198.51.100.9, 203.0.113.7', 198.51.100.9",
    "1, '1.2.3.4, 198.51.100.9, 203.0.113.7', 198.51.100.9",
    "2, '198.51.100.9, 192.0.2.3, 203.0.113.7', 198.51.100.9",
    "1, '2001:db8::1,203.0.113.7', 2001:db8:0:0:0:0:0:1",
    "1, '203.0.113.7', 203.0.113.7",
    "2, '198.51.100.9, 203.0.113.7', 203.0.113.7",
    "1, 'unknown, 203.0.113.7', 203.0.113.7",
    "1, ', 203.0.113.7', 203.0.113.7",
    "1, 'example.com, 203.0.113.7', 203.0.113.7",
  })
  void the_declared_proxies_tell_it_and_nothing_before_them(
      int proxies, String header, String address) {
    assertThat(address(proxies, Map.of("x-forwarded-for", header))).contains(address);
  }

  @Test
  void without_the_header_it_is_the_callers() {
    assertThat(address(1, Map.of())).contains(CALLER);
  }

  @ParameterizedTest
  @CsvSource({"-1", "6"})
  void more_proxies_than_anyone_has_are_a_mistake(int proxies) {
    assertThatThrownBy(() -> new ClientAddress(proxies))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package guitai.sandbox.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ListenFailureTest {
  /// An address of no machine: RFC 5737 reserves it for documents.
  private static final String FOREIGN = "192.0.2.1";

  @Test
  void a_port_that_is_taken_is_named() {
    try (var first = start("localhost", 0)) {
      assertThatExceptionOfType(ListenFailure.class)
          .isThrownBy(() -> start("localhost", first.port()))
          .withMessage("port " + first.port() + " is taken");
    }
  }

  @Test
  void an_address_of_another_machine_is_called_so() {
    assertThatExceptionOfType(ListenFailure.class)
        .isThrownBy(() -> start(FOREIGN, 0))
        .withMessage(FOREIGN + " isn't an address of this machine");
  }

  private static Server start(String host, int port) {
    return Server.start(host, port, _ -> Response.empty(200));
  }
}

package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/// The one deployable file, as the template names it.
class HandlerJarTest {

  private static final long LIMIT = 12 * 1024 * 1024;

  private final Path jar;

  HandlerJarTest() throws IOException {
    jar = Template.handlerJarOrLeaveOut();
  }

  @Test
  void it_stays_under_12_megabytes() throws IOException {
    assertThat(Files.size(jar)).isLessThan(LIMIT);
  }

  @Test
  void it_carries_no_port_in_memory_and_no_contract() throws IOException {
    try (var opened = new JarFile(jar.toFile())) {
      assertThat(opened.stream().map(ZipEntry::getName))
          .anyMatch(name -> name.equals("guitai/order/Orders.class"))
          .noneMatch(name -> name.matches("guitai/(.*/)?Memory[A-Z]\\w*\\.class"))
          .noneMatch(name -> name.matches("guitai/(.*/)?\\w+Contract\\.class"));
    }
  }

  @Test
  void it_carries_one_http_client_and_no_event_classes() throws IOException {
    try (var opened = new JarFile(jar.toFile())) {
      assertThat(opened.stream().map(ZipEntry::getName))
          .anyMatch(name -> name.equals("guitai/lambda/CreateOrder.class"))
          .noneMatch(name -> name.startsWith("io/netty/"))
          .noneMatch(name -> name.matches("org/apache/(http|hc)/.*"))
          .noneMatch(name -> name.startsWith("com/amazonaws/services/lambda/runtime/events/"))
          .noneMatch(name -> name.startsWith("guitai/local/"))
          .noneMatch(name -> name.startsWith("guitai/sandbox/"));
    }
  }
}

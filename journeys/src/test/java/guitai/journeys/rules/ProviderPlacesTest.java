package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A further provider changes few existing files, as UnionPay shows.
class ProviderPlacesTest {
  /// Trust for roots of its own; a line each in the lists of lambda, local and sandbox.
  private static final Set<String> PLACES =
      Set.of(
          "functions/lambda/src/main/java/guitai/lambda/Trust.java",
          "functions/lambda/src/main/java/guitai/lambda/Wiring.java",
          "local/functions.json",
          "local/src/main/java/guitai/local/provider/ProviderAccounts.java",
          "local/src/main/resources/page/methods.js",
          "openapi.yaml",
          "sandbox/src/main/java/guitai/sandbox/Sandbox.java",
          "template.yaml");

  private static final Pattern NAME = Pattern.compile("(?i)union.?pay|银联");

  /// A provider's own packages and classes, and Apple's as the brand of a card.
  private static final Pattern OWN =
      Pattern.compile("(.*/)?(unionpay|apple|applepay)/.*|(.*/)?UnionPay[^/]*");

  private static final Pattern OTHER =
      Pattern.compile("(.*/)?src/test/.*|events/.*|docs/.*|.*\\.md|(.*/)?target/.*|(.*/)?\\..*");

  @Test
  void a_provider_is_named_in_nine_existing_files_at_most() throws IOException {
    assertThat(PLACES).as("and the documents").hasSizeLessThan(9);
    assertThat(naming()).containsExactlyInAnyOrderElementsOf(PLACES);
  }

  private static Set<String> naming() throws IOException {
    var naming = new TreeSet<String>();
    try (var files = Files.find(Repository.ROOT, 32, (file, _) -> read(name(file)))) {
      files.filter(ProviderPlacesTest::names).forEach(file -> naming.add(name(file)));
    }
    return naming;
  }

  private static boolean read(String name) {
    return name.matches(".*\\.(java|js|css|html|json|yaml|toml|xml)")
        && !OWN.matcher(name).matches()
        && !OTHER.matcher(name).matches();
  }

  private static String name(Path file) {
    return Repository.ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static boolean names(Path file) {
    try {
      return NAME.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

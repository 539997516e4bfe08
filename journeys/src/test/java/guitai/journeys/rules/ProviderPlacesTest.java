package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A further provider changes few existing files, as UnionPay and Alipay show.
class ProviderPlacesTest {
  private static final int LIMIT = 9;

  /// A line each in the lists of lambda, local and sandbox, and what a deployment sets.
  private static final Set<String> PLACES =
      Set.of(
          "functions/lambda/src/main/java/guitai/lambda/Wiring.java",
          "local/src/main/java/guitai/local/provider/ProviderAccounts.java",
          "local/src/main/resources/page/methods.js",
          "openapi.yaml",
          "sandbox/src/main/java/guitai/sandbox/Sandbox.java",
          "template.yaml");

  /// Trust for roots of its own.
  private static final Set<String> ROOTS =
      Set.of("functions/lambda/src/main/java/guitai/lambda/Trust.java");

  /// The method, where it is sold, and what the page promises.
  private static final Set<String> METHOD =
      Set.of(
          "functions/core/src/main/java/guitai/storefront/Method.java",
          "local/src/main/resources/catalogue/CHN.json",
          "local/src/main/resources/page/words.js");

  /// Tests, of which the simulation is one, documents, and what is generated.
  private static final Pattern OTHER =
      Pattern.compile(
          "(.*/)?src/test/.*|simulation/.*|events/.*|docs/.*|.*\\.md|(.*/)?target/.*|(.*/)?\\..*");

  /// @param name of a provider
  /// @param own its packages and classes
  private record Provider(Pattern name, Pattern own) {
    static Provider of(String name, String own) {
      return new Provider(Pattern.compile("(?i)" + name), Pattern.compile(own));
    }
  }

  /// Its own files, and Apple's as the brand of a card.
  private static final Provider UNION_PAY =
      Provider.of("union.?pay|银联", "(.*/)?(unionpay|apple|applepay)/.*|(.*/)?UnionPay[^/]*");

  /// Its own files, and what only tests use: its SDK, and the contracts of ports.
  private static final Provider ALIPAY =
      Provider.of("alipay|支付宝", "(.*/)?alipay/.*|(.*/)?Alipay[^/]*|(.*/)?pom\\.xml|testkit/.*");

  @Test
  void a_provider_with_roots_of_its_own_is_named_in_nine_existing_files_at_most()
      throws IOException {
    assertThat(naming(UNION_PAY)).isEqualTo(places(ROOTS)).hasSizeLessThanOrEqualTo(LIMIT);
  }

  @Test
  void a_wallet_with_a_method_of_its_own_is_named_in_nine_existing_files_at_most()
      throws IOException {
    assertThat(naming(ALIPAY)).isEqualTo(places(METHOD)).hasSizeLessThanOrEqualTo(LIMIT);
  }

  @Test
  void the_architecture_lists_them() throws IOException {
    var text = Files.readString(Repository.ROOT.resolve("docs/architecture.md"));
    assertThat(places(Stream.concat(ROOTS.stream(), METHOD.stream()).collect(Collectors.toSet())))
        .allSatisfy(place -> assertThat(text).contains("](../" + place + ")"));
  }

  private static Set<String> places(Set<String> more) {
    return Stream.concat(PLACES.stream(), more.stream()).collect(Collectors.toSet());
  }

  private static Set<String> naming(Provider provider) throws IOException {
    var naming = new TreeSet<String>();
    try (var files = Files.find(Repository.ROOT, 32, (file, _) -> read(provider, name(file)))) {
      files.filter(file -> names(provider, file)).forEach(file -> naming.add(name(file)));
    }
    return naming;
  }

  private static boolean read(Provider provider, String name) {
    return name.matches(".*\\.(java|js|css|html|json|yaml|toml|xml)")
        && !provider.own().matcher(name).matches()
        && !OTHER.matcher(name).matches();
  }

  private static String name(Path file) {
    return Repository.ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static boolean names(Provider provider, Path file) {
    try {
      return provider.name().matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

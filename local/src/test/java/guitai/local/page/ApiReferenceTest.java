package guitai.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiReferenceTest {
  private static final Pattern FILE = Pattern.compile("(?:src|href|url)[=:] ?\"(/openapi[^\"]*)\"");

  private final ApiReference reference = new ApiReference();

  @Test
  void the_description_is_served_as_it_is_in_the_repository() throws Exception {
    var answer = reference.handle(get("/openapi.yaml"));
    assertThat(answer.headers()).containsEntry("Content-Type", "application/yaml; charset=utf-8");
    assertThat(answer.body())
        .isEqualTo(Bytes.of(Files.readAllBytes(Path.of("..", "openapi.yaml"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/openapi/reference.js"})
  void what_the_page_needs_is_served_beside_it(String path) {
    var text = new String(reference.handle(get(path)).body().toArray(), StandardCharsets.UTF_8);
    var files = FILE.matcher(text).results().map(found -> found.group(1)).toList();
    assertThat(files).isNotEmpty().allMatch(file -> reference.serves(get(file)));
    assertThat(text).doesNotContain("http:", "https:");
  }

  @Test
  void no_script_and_no_request_goes_elsewhere() {
    for (var path : new String[] {"/openapi", "/openapi/swagger-ui-bundle.js"}) {
      assertThat(reference.handle(get(path)).headers().get("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';")
          .doesNotContain("unsafe-eval", "script-src 'self' 'unsafe-inline'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi/", "/openapi/index.html", "/openapi/../page/index.html", "/"})
  void no_other_file_is_served(String path) {
    assertThat(reference.serves(get(path))).isFalse();
    assertThat(reference.handle(get(path)).status()).isEqualTo(404);
  }

  private static Request get(String path) {
    return new Request("GET", path, Optional.empty(), Map.of(), Bytes.utf8(""), "127.0.0.1");
  }
}

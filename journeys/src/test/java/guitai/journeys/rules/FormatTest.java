package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void every_java_file_is_as_google_java_format_writes_it() throws IOException, FormatterException {
    var format = new Format();
    assertThat(format.sources(Repository.ROOT)).hasSizeGreaterThan(50);
    assertThat(format.unformatted(Repository.ROOT))
        .as("repaired by: mvn -B -q -N -Pformat initialize")
        .isEmpty();
  }
}
